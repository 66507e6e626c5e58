// What was published for a month, as an amount that a budget is held against: of a tenant, of the tenants on a plan, of a
// vendor, of a kind of resource. A budget is held against the same cents that the figures are answered from.
import type { Amount } from '../contract/budget/variance.ts'
import type { Pool, PoolTotals, TenantFigures } from '../contract/run-figures.ts'
import type { VendorCost } from '../figures/vendor-costs.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { Measure } from '../measures/catalogue.ts'
import { tenantFigure } from '../measures/figure-of.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import type { WithoutRow } from '../tenants/without-row.ts'
import { boundOfSum, centsOfAll, knownAmount, noAmount } from './amounts.ts'

/** What is read of a tenant's row for a budget. */
export type ActualRow = Pick<
  TenantFigures,
  | 'tenantId'
  | 'tenantName'
  | 'planNames'
  | 'listPriceCents'
  | 'addonPriceCents'
  | 'infrastructureCostCents'
  | 'emailServiceCostCents'
  | 'idleCostCents'
  | 'platformCostCents'
  | 'totalCostCents'
  | 'unknownResources'
  | 'costComplete'
  | 'emailsSent'
  | 'emailsDelivered'
  | 'revenueCents'
  | 'recognizedRevenueCents'
  | 'profitCents'
  | 'nulls'
>

const NO_ROW: NullReason = {
  code: 'no_row',
  message:
    'The tenant is not in the run of this month: it did not exist, or was deleted and carried nothing.',
}

/** A measure in cents of a tenant's row. */
export function amountOfRow(row: ActualRow, measure: Measure): Amount {
  const { value, bound, missing } = tenantFigure(row as TenantFigures, measure)
  return missing === null ? knownAmount(value as number, bound) : noAmount(missing)
}

const COSTS = ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost', 'total_cost']

/** Of a tenant that is no row: everybody who carries cost or is billed is one, so there is none of either where both are known. */
export function amountWithoutRow({ hasNoCost, hasNoRevenue }: WithoutRow, { id }: Measure): Amount {
  const isNone =
    COSTS.includes(id) || id === 'profit'
      ? hasNoCost && (id !== 'profit' || hasNoRevenue)
      : id === 'revenue' && hasNoRevenue
  return isNone ? knownAmount(0) : noAmount(NO_ROW)
}

/** Null where one of them is, with how many. */
export function addedTenants(rows: readonly ActualRow[], measure: Measure): Amount {
  const amounts = rows.map((row) => amountOfRow(row, measure))
  const gaps = amounts.flatMap(({ missing }) => (missing === null ? [] : [missing]))
  const [first] = gaps
  if (first === undefined) return knownAmount(centsOfAll(amounts), boundOfSum(amounts))
  const messages = [...new Set(gaps.map(({ message }) => message))].join(' ')
  return noAmount({
    code: first.code,
    message: `Not known for ${counted(gaps.length, 'tenant')} of ${rows.length}. ${messages}`,
  })
}

/** Tenants on several plans stand under all of them together, as they do in costs by vendor and plan. */
export function planOf({ planNames }: Pick<ActualRow, 'planNames'>): string | null {
  return planNames.length === 0 ? null : planNames.join(', ')
}

const POOLS_OF: Readonly<Record<string, readonly Pool[]>> = {
  infrastructure_cost: ['vps'],
  email_service_cost: ['ip'],
  platform_cost: ['platform'],
  total_cost: ['vps', 'ip', 'platform'],
}

const POOL_NAMES: Readonly<Record<Pool, string>> = { vps: 'VPS', ip: 'IPs', platform: 'the platform' }

/**
 * What a month's resources of a vendor come to, whether tenants carry it or nobody does. What a sharing policy divides names
 * no vendor, so that beside it a vendor's cents are the least that they can be.
 *
 * @param costs of the whole platform @param vendor in small letters
 */
export function vendorAmount(
  costs: readonly VendorCost[],
  pools: readonly PoolTotals[],
  vendor: string,
  { id }: Measure,
): Amount {
  const wanted = POOLS_OF[id] ?? []
  const unknown = pools.find(({ pool, sourceCents }) => wanted.includes(pool) && sourceCents === null)
  if (unknown !== undefined) return noAmount(poolUnknown(unknown.pool))
  const inPools = costs.filter(({ pool }) => wanted.includes(pool))
  const own = inPools.filter((cost) => cost.vendor?.toLowerCase() === vendor)
  const isLeast =
    own.some(({ unknownResources }) => unknownResources > 0) ||
    inPools.some((cost) => cost.vendor === null && (cost.costCents ?? 0) > 0)
  const cents = own.reduce((sum, { costCents }) => sum + (costCents ?? 0), 0)
  return knownAmount(cents, isLeast ? 'at_least' : null)
}

/** What a month's resources of a kind come to: the source of their pool. */
export function poolAmount(pools: readonly PoolTotals[], kind: string): Amount {
  const found = pools.find(({ pool }) => pool === kind)
  if (found === undefined) {
    return noAmount({ code: 'resource_type_not_found', message: 'Resource types are vps, ip and platform.' })
  }
  if (found.sourceCents === null) return noAmount(poolUnknown(found.pool))
  return knownAmount(found.sourceCents, found.unknownResources > 0 ? 'at_least' : null)
}

/** Of the whole platform: what everything costs, what is billed, and what is left of it. */
export function platformAmount(
  pools: readonly PoolTotals[],
  revenueCents: number | null,
  { id }: Measure,
): Amount | null {
  const cost = addedPools(pools)
  const revenue = revenueCents === null ? noAmount(REVENUE_UNKNOWN) : knownAmount(revenueCents)
  if (id === 'total_cost') return cost
  if (id === 'revenue') return revenue
  if (id !== 'profit') return null
  if (revenue.cents === null || cost.cents === null) return revenue.cents === null ? revenue : cost
  return knownAmount(revenue.cents - cost.cents, cost.bound === null ? null : 'at_most')
}

function addedPools(pools: readonly PoolTotals[]): Amount {
  const amounts = pools.map(({ pool }) => poolAmount(pools, pool))
  return amounts.find(({ cents }) => cents === null) ?? knownAmount(centsOfAll(amounts), boundOfSum(amounts))
}

function poolUnknown(pool: Pool): NullReason {
  return {
    code: 'pool_unknown',
    message: `What ${POOL_NAMES[pool]} cost is not known in the run of this month.`,
  }
}

const REVENUE_UNKNOWN: NullReason = {
  code: 'revenue_unknown',
  message: 'What was billed is not known in the run of this month.',
}
