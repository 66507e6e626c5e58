// A restatement's adjustments: a bridge with names, its totals, and the check that it explains all of the difference
// before anything is published (figure book, sections 1 and 9).
import type { Bridge } from '../bridge/bridge-runs.ts'
import {
  addDifferences,
  type CentsByPool,
  knownCents,
  noCents,
  type RunCents,
} from '../bridge/known-cents.ts'
import {
  ADJUSTED_POOLS,
  type AdjustedPool,
  type Adjustment,
  CAUSES,
  type Cause,
} from '../contract/closing/adjustments.ts'
import type { TenantFigures } from '../contract/run-figures.ts'
import { NotConservedError } from '../errors.ts'

/** A run as far as adjustments look at it. */
export interface AdjustedRun extends RunCents {
  readonly tenants: readonly (RunCents['tenants'][number] & Pick<TenantFigures, 'tenantName'>)[]
}

/** In the bridge's order: tenant id (no tenant last), pool, cause. A tenant has the name of the later run that knows it. */
export function adjustmentsOf(
  { changes }: Bridge,
  { before, after }: { readonly before: AdjustedRun; readonly after: AdjustedRun },
): Adjustment[] {
  const names = new Map<string | null, string | null>(
    [...before.tenants, ...after.tenants].map(({ tenantId, tenantName }) => [tenantId, tenantName]),
  )
  return changes.map((change) => ({ ...change, tenantName: names.get(change.tenantId) ?? null }))
}

/**
 * What is published must explain the whole difference of the runs, for every tenant and pool to the cent.
 *
 * @throws NotConservedError naming the first tenant and pool where it does not
 */
export function assertExplained(
  adjustments: readonly Adjustment[],
  { before, after }: { readonly before: RunCents; readonly after: RunCents },
): void {
  const left = new Map<string | null, CentsByPool>()
  addDifferences(left, knownCents(before), knownCents(after))
  for (const { tenantId, pool, cents } of adjustments) {
    // A tenant may have carried something in between only: what came then also went.
    const ofTenant = left.get(tenantId) ?? noCents()
    left.set(tenantId, { ...ofTenant, [pool]: ofTenant[pool] - cents })
  }
  for (const [tenantId, ofTenant] of left) {
    const pool = ADJUSTED_POOLS.find((name) => ofTenant[name] !== 0)
    if (pool !== undefined) throw notExplained(tenantId, pool, ofTenant[pool])
  }
}

function notExplained(tenantId: string | null, pool: AdjustedPool, cents: number): NotConservedError {
  const whose = tenantId === null ? 'no tenant' : `tenant ${tenantId}`
  return new NotConservedError(
    `The adjustments leave ${cents} cents of the ${pool} pool of ${whose} unexplained. Nothing was published: verify the run that is restated, and restate it again.`,
  )
}

/** Cost and revenue apart: they do not add up to anything. */
export interface AdjustmentTotals {
  readonly costCents: number
  readonly revenueCents: number
  /** Every cause in the bridge's order, also those that moved nothing. */
  readonly byCause: readonly {
    readonly cause: Cause
    readonly costCents: number
    readonly revenueCents: number
  }[]
  /** Every pool in its order. */
  readonly byPool: readonly { readonly pool: AdjustedPool; readonly cents: number }[]
}

/** Sums of adjustments, for the command and the pages that show a restatement at a glance. */
export function adjustmentTotals(adjustments: readonly Adjustment[]): AdjustmentTotals {
  const sum = (wanted: (adjustment: Adjustment) => boolean): number =>
    adjustments.reduce((total, adjustment) => total + (wanted(adjustment) ? adjustment.cents : 0), 0)
  const isRevenue = ({ pool }: Adjustment): boolean => pool === 'revenue'
  return {
    costCents: sum((adjustment) => !isRevenue(adjustment)),
    revenueCents: sum(isRevenue),
    byCause: CAUSES.map((cause) => ({
      cause,
      costCents: sum((adjustment) => adjustment.cause === cause && !isRevenue(adjustment)),
      revenueCents: sum((adjustment) => adjustment.cause === cause && isRevenue(adjustment)),
    })),
    byPool: ADJUSTED_POOLS.map((pool) => ({ pool, cents: sum((adjustment) => adjustment.pool === pool) })),
  }
}
