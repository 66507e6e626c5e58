// One figure out of a published row: its value, whether it is a bound, and why it is null. Every screen asks here.
import type { PlatformFigures, TenantFigures } from '../contract/run-figures.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { Bound, Measure } from './catalogue.ts'

export interface Figure {
  /** In the measure's unit; cents are whole. */
  readonly value: number | string | null
  /** What the value is while a cost it leans on is unknown in part; null for a figure that stands as it is. */
  readonly bound: Bound | null
  /** Why the value is null; null when it is not. */
  readonly missing: NullReason | null
}

const WITHOUT_REASON: NullReason = { code: 'unknown', message: 'The figure is not known.' }

/** A tenant measure of a tenant's row. */
export function tenantFigure(row: TenantFigures, { field, whenCostIncomplete }: Measure): Figure {
  if (field === null) return known(null, NOT_OF_A_TENANT)
  const held = field === 'businessHealth' ? row.businessHealth.status : row[field]
  const value = held as number | string | null
  const isBound = value !== null && whenCostIncomplete !== null && !row.costComplete
  return { ...known(value, row.nulls[field]), bound: isBound ? whenCostIncomplete : null }
}

const PLATFORM_FIELDS: Readonly<Record<string, Exclude<keyof PlatformFigures, 'nulls'>>> = {
  mrr: 'mrrCents',
  arr: 'arrCents',
  active_tenants: 'activeTenants',
  new_tenants: 'newTenants',
}

/** A platform measure of a run. */
export function platformFigure(platform: PlatformFigures, { id }: Measure): Figure {
  const field = PLATFORM_FIELDS[id]
  return field === undefined
    ? known(null, NOT_OF_THE_PLATFORM)
    : known(platform[field], platform.nulls[field])
}

const NOT_OF_A_TENANT: NullReason = {
  code: 'platform_measure',
  message: 'This measure describes the platform as a whole: ask for the tenant "platform".',
}
const NOT_OF_THE_PLATFORM: NullReason = {
  code: 'tenant_measure',
  message: 'This measure describes one tenant: ask for a tenant by id or name.',
}

function known(value: number | string | null, reason: NullReason | undefined): Figure {
  return { value, bound: null, missing: value === null ? (reason ?? WITHOUT_REASON) : null }
}
