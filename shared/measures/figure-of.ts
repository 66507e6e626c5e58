// One figure out of a published row: its value, whether it is a bound, and why it is null. Every screen asks here.
import type { PlatformFigures, TenantFigures } from '../contract/run-figures.ts'
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { type Figure, known } from './figure.ts'
import type { Measure, SummaryField } from './measure.ts'
import { type SummarySubject, summaryFigure } from './summary-figure.ts'

export type { Figure } from './figure.ts'

/** What the summary of the same period says of whom a row is about, or why there is nothing; left out where it was not asked for. */
export interface WithSummary {
  readonly summary?: KnownOrReason<SummarySubject>
}

/** A tenant's row of a cost run, with its part of the summary beside it. */
export type TenantRow = TenantFigures & WithSummary
export type PlatformRow = PlatformFigures & WithSummary

/** A tenant measure of a tenant's row. */
export function tenantFigure(row: TenantRow, measure: Measure): Figure {
  const { scope, field, whenCostIncomplete } = measure
  if (scope === 'platform') return known(null, NOT_OF_A_TENANT)
  if (field === null) return figureOfSummary(row, measure)
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
export function platformFigure(platform: PlatformRow, measure: Measure): Figure {
  if (measure.scope === 'tenant') return known(null, NOT_OF_THE_PLATFORM)
  const field = PLATFORM_FIELDS[measure.id]
  return field === undefined
    ? figureOfSummary(platform, measure)
    : known(platform[field], platform.nulls[field])
}

/** What a measure is of whom a summary speaks of, or why it is null. */
export function figureOfSummary({ summary }: WithSummary, measure: Measure): Figure {
  if (summary === undefined || isReason(summary)) return known(null, summary)
  return summaryFigure(summary, measure)
}

/** What a summary took from cost runs stands in it as it was taken: they may have been allocated anew since. */
const TAKEN: Readonly<Record<string, SummaryField>> = {
  list_price: 'listPriceCents',
  revenue: 'revenueCents',
  total_cost: 'totalCostCents',
}

/** A figure that a measure of a summary is computed from. */
export function inputOfSummary(row: WithSummary, input: Measure): Figure {
  const field = TAKEN[input.id]
  return figureOfSummary(row, field === undefined ? input : { ...input, inSummary: { field } })
}

const NOT_OF_A_TENANT: NullReason = {
  code: 'platform_measure',
  message: 'This measure describes the platform as a whole: ask for the tenant "platform".',
}
const NOT_OF_THE_PLATFORM: NullReason = {
  code: 'tenant_measure',
  message: 'This measure describes one tenant: ask for a tenant by id or name.',
}
