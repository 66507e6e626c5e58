// A server that goes, and a price that changes.
import { useState } from 'react'
import type { ResourceChoice } from '../../../desk/planning/planning-desk.ts'
import { money } from '../../shown/in-words.ts'
import { AddForm } from './add-form.tsx'
import { AmountField } from './amount-field.tsx'
import type { ChangeFormProps } from './change-form-props.ts'
import { monthlyCents } from './dollars.ts'
import { ResourceField } from './resource-field.tsx'

const CHOOSE = 'Choose one of the list.'

export function DropServerForm({ period, onAdd }: ChangeFormProps) {
  const [server, setServer] = useState<ResourceChoice | null>(null)
  const [isTried, setTried] = useState(false)
  const add = (): void => {
    setTried(true)
    if (server !== null) onAdd({ kind: 'drop_vps', vpsId: server.id }, `Drop ${server.label}`)
  }
  return (
    <AddForm onAdd={add}>
      <ResourceField
        label="Server"
        period={period}
        kind="vps"
        error={isTried && server === null ? CHOOSE : null}
        chosen={server}
        onChoose={setServer}
      />
    </AddForm>
  )
}

export function PriceForm({ period, onAdd }: ChangeFormProps) {
  const [resource, setResource] = useState<ResourceChoice | null>(null)
  const [amount, setAmount] = useState('')
  const [isTried, setTried] = useState(false)
  const add = (): void => {
    setTried(true)
    const cents = monthlyCents(amount)
    if (resource === null || cents === null) return
    const change = { kind: 'change_price', resourceId: resource.id, monthlyCents: cents } as const
    onAdd(change, `${resource.label} costs ${money(cents)} a month`)
  }
  return (
    <AddForm onAdd={add}>
      <ResourceField
        label="Server or address"
        period={period}
        kind="any"
        error={isTried && resource === null ? CHOOSE : null}
        chosen={resource}
        onChoose={setResource}
      />
      {resource !== null && <p className="quiet">{costsNow(resource)}</p>}
      <AmountField label="New price a month (USD)" value={amount} onChange={setAmount} isTried={isTried} />
    </AddForm>
  )
}

function costsNow({ monthlyCents: cents }: ResourceChoice): string {
  return cents === null ? 'What it costs now is unknown.' : `It costs ${money(cents)} a month now.`
}
