// What was published at the ends of a bridge: a tenant's row, or what the platform comes to.
import type { ResourceBridge, ResourceBridgeEnd } from '../../../shared/bridge/bridge-by-resource.ts'
import { centsOf, type RunCents } from '../../../shared/bridge/known-cents.ts'
import { measureCents, type PoolSigns } from '../../../shared/bridge/measure-pools.ts'
import type { Subject } from '../../../shared/bridge/subject-cents.ts'
import { platformAmount } from '../../../shared/budgets/actual-amounts.ts'
import { ADJUSTED_POOLS } from '../../../shared/contract/closing/adjustments.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { type TenantRow, tenantFigure } from '../../../shared/measures/figure-of.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'

/** Null cents have their reason. */
export interface PublishedAmount {
  readonly cents: number | null
  readonly missing: NullReason | null
}

const TENANT_UNKNOWN: NullReason = {
  code: 'tenant_not_found',
  message: 'The tenant is not in this run, and the run does not know what all tenants cost or pay.',
}

const PARTLY_UNKNOWN: NullReason = {
  code: 'pool_unknown',
  message: 'Part of it is not known in the run of this month, since a source was missing.',
}

/** Of a tenant that is no row: no cost and no revenue, wherever the run knows those. */
export function amountOfTenant(
  row: TenantRow | undefined,
  measure: Measure,
  { withoutRow }: RunView,
): PublishedAmount {
  if (row !== undefined) {
    const { value, missing } = tenantFigure(row, measure)
    return { cents: typeof value === 'number' ? value : null, missing: missing ?? null }
  }
  const { hasNoCost, hasNoRevenue } = withoutRow
  const isKnown =
    (measure.id === 'revenue' || hasNoCost) && (!['revenue', 'profit'].includes(measure.id) || hasNoRevenue)
  return isKnown ? { cents: 0, missing: null } : { cents: null, missing: TENANT_UNKNOWN }
}

export function amountOfPlatform(
  { pools, revenue }: RunView,
  measure: Measure,
  signs: PoolSigns,
  { known, rows }: ResourceBridgeEnd,
): PublishedAmount {
  const whole = platformAmount(pools ?? [], revenue?.sourceCents ?? null, measure)
  if (whole !== null) return { cents: whole.cents, missing: whole.missing }
  const isUnknown = ADJUSTED_POOLS.some(
    (pool) => signs[pool] !== undefined && rows.tenants.some((row) => centsOf(row, pool) === null),
  )
  return isUnknown
    ? { cents: null, missing: PARTLY_UNKNOWN }
    : { cents: measureCents(signs, known), missing: null }
}

/** As measures add up: what everything costs, is billed and leaves is of the platform, parts of it are of all tenants. */
export function platformSubject(measureId: string): Subject {
  return ['total_cost', 'revenue', 'profit'].includes(measureId) ? { kind: 'platform' } : { kind: 'tenants' }
}

/** Whether the inputs give today what was published: pools and revenue, to the cent. */
export function isAsPublished(bridge: ResourceBridge, from: RunView, to: RunView): boolean {
  return [[bridge.from, from] as const, [bridge.to, to] as const].every(
    ([{ totals }, { pools, revenue }]) =>
      isSame(totals.pools, pools) && isSame([totals.revenue], revenue && [revenue]),
  )
}

function isSame(computed: readonly object[], published: readonly object[] | null): boolean {
  const text = (rows: readonly object[]) =>
    JSON.stringify(rows.map((row) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))))
  return published !== null && text(computed) === text(published)
}

/** Every row of the run. */
export async function allRunCents(view: RunView): Promise<RunCents> {
  return {
    tenants: await view.allRows(),
    unallocated: (await view.unallocated()) ?? [],
    revenue: { unattributedCents: view.revenue?.unattributedCents ?? 0 },
  }
}
