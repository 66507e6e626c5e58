// What a run says of a tenant that is no row in it. Every tenant that carries cost or billed revenue is one (figure book,
// section 3, "Who is a row"): so no row is no cost and no revenue, wherever the run knows costs and revenue at all.
import type { PoolTotals, RevenueTotals } from '../contract/run-figures.ts'

export interface WithoutRow {
  readonly hasNoCost: boolean
  /** Of billed revenue. */
  readonly hasNoRevenue: boolean
}

export function withoutRow(pools: readonly PoolTotals[], revenue: RevenueTotals): WithoutRow {
  return {
    hasNoCost: pools.every(({ pool, tenantCents }) => pool === 'platform' || tenantCents !== null),
    hasNoRevenue: revenue.tenantCents !== null,
  }
}
