// A tenant whose domains go to another address.
import { useState } from 'react'
import type { ResourceChoice } from '../../../desk/planning/planning-desk.ts'
import type { Found } from '../../fields/search-field.tsx'
import { TenantField } from '../../fields/tenant-field.tsx'
import { AddForm } from './add-form.tsx'
import type { ChangeFormProps } from './change-form-props.ts'
import { ResourceField } from './resource-field.tsx'

const CHOOSE = 'Choose one of the list.'

export function MoveTenantForm({ period, onAdd }: ChangeFormProps) {
  const [tenant, setTenant] = useState<Found | null>(null)
  const [from, setFrom] = useState<ResourceChoice | null>(null)
  const [to, setTo] = useState<ResourceChoice | null>(null)
  const [isTried, setTried] = useState(false)
  const add = (): void => {
    setTried(true)
    if (tenant === null || to === null) return
    onAdd(
      {
        kind: 'move_tenant',
        tenantId: tenant.id,
        ...(from !== null && { fromIpId: from.id }),
        toIpId: to.id,
      },
      `Move ${tenant.label}${from === null ? '' : ` from ${from.label}`} to ${to.label}`,
    )
  }
  return (
    <AddForm onAdd={add}>
      <TenantField
        label="Tenant"
        error={isTried && tenant === null ? CHOOSE : null}
        chosen={tenant}
        onChoose={setTenant}
      />
      <ResourceField
        label="From address"
        noneText="Any that it is on"
        period={period}
        kind="ip"
        chosen={from}
        onChoose={setFrom}
      />
      <ResourceField
        label="To address"
        period={period}
        kind="ip"
        error={isTried && to === null ? CHOOSE : null}
        chosen={to}
        onChoose={setTo}
      />
    </AddForm>
  )
}
