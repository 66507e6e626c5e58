// One member of a dimension, or all of them: tenants are found by name, resource types are three, all else is typed.
import type { Dimension } from '../../../shared/contract/budget/dimensions.ts'
import { Choice } from './choice.tsx'
import type { Found } from './search-field.tsx'
import { TenantField } from './tenant-field.tsx'
import { TextField } from './text-field.tsx'

export type Member = Found

export interface MemberFieldProps {
  readonly dimension: Dimension
  /** Null is all of them. */
  readonly chosen: Member | null
  readonly onChoose: (member: Member | null) => void
}

const ALL = 'all'
const RESOURCE_TYPES = [
  { value: ALL, text: 'All resource types' },
  { value: 'vps', text: 'Servers (VPS)' },
  { value: 'ip', text: 'Addresses (IP)' },
  { value: 'platform', text: 'Platform' },
]

const NAMES: Readonly<Record<'plan' | 'vendor' | 'cost_centre', string>> = {
  plan: 'Plan of the tenant',
  vendor: 'Vendor',
  cost_centre: 'Cost centre',
}

export function MemberField({ dimension, chosen, onChoose }: MemberFieldProps) {
  const choose = (id: string): void => onChoose(id === '' ? null : { id, label: id })
  if (dimension === 'tenant') {
    return <TenantField label="Tenant" noneText="All tenants" chosen={chosen} onChoose={onChoose} />
  }
  if (dimension === 'resource_type') {
    return (
      <Choice
        label="Resource type"
        offers={RESOURCE_TYPES}
        chosen={chosen?.id ?? ALL}
        onChoose={(id) => choose(id === ALL ? '' : id)}
      />
    )
  }
  return (
    <TextField
      label={NAMES[dimension]}
      hint="Its name as the budget has it. Left empty: all of them."
      value={chosen?.label ?? ''}
      onChange={choose}
    />
  )
}
