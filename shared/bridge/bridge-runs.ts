// The bridge from one run to another: the allocation is run again, changing one group of inputs at a time in fixed order,
// and what each change moves is its cause (figure book, section 9). For restatements, and for variance between two months.
//
// It costs one allocation for the start and one for each group that differs: two when one group changed, seven at most,
// which takes about as long as four whole runs, since rows, explanations and texts are not made.
import { ADJUSTED_POOLS, type AdjustedPool, CAUSES, type Cause } from '../contract/closing/adjustments.ts'
import { allocateWorld, runCents } from './allocate-world.ts'
import { addDifferences, type CentsByPool, knownCents, type RunCents, unknownFigures } from './known-cents.ts'
import { type BridgeEnd, takeSteps } from './take-steps.ts'

export type { BridgeEnd } from './take-steps.ts'

export interface BridgeStart extends BridgeEnd {
  /**
   * What was published of it, if that may differ from what its inputs give today, because the method had an earlier
   * version: such a difference is of the cause `method_and_policies`.
   */
  readonly published?: RunCents
}

/** Known cents after less known cents before; never zero. */
export interface BridgeChange {
  /** Null for cost that no tenant carries, and for revenue that belongs to none. */
  readonly tenantId: string | null
  readonly pool: AdjustedPool
  readonly cause: Cause
  readonly cents: number
}

export interface Bridge {
  /** By tenant id (no tenant last), pool and cause in their order. For each tenant and pool they sum to its whole change. */
  readonly changes: readonly BridgeChange[]
  /** Figures that are unknown, or known in part only, at either end: no amount says what changed there. */
  readonly unknownDifferences: number
}

/**
 * Pure, in whole cents. A cost that was unknown and becomes known is of the cause that made it so: a price that came is
 * `prices`; sources, tenants, subscriptions and payments, and the period itself, are `restatement`.
 */
export function bridgeRuns(before: BridgeStart, after: BridgeEnd): Bridge {
  const moved = new Map<Cause, Map<string | null, CentsByPool>>(CAUSES.map((cause) => [cause, new Map()]))
  const attribute = (cause: Cause, from: RunCents, to: RunCents): void =>
    addDifferences(moved.get(cause) as Map<string | null, CentsByPool>, knownCents(from), knownCents(to))
  const { first, last } = takeSteps(
    before,
    after,
    (world) => runCents(allocateWorld(world)),
    (step) => attribute(step.cause, step.before, step.after),
  )
  const start = before.published ?? first
  if (start !== first) attribute('method_and_policies', start, first)
  return {
    changes: inOrder(moved),
    unknownDifferences: unknownFigures(start).union(unknownFigures(last)).size,
  }
}

function inOrder(moved: ReadonlyMap<Cause, ReadonlyMap<string | null, CentsByPool>>): BridgeChange[] {
  const tenantIds = new Set([...moved.values()].flatMap((sums) => [...sums.keys()]))
  return [...tenantIds].sort(noTenantLast).flatMap((tenantId) =>
    ADJUSTED_POOLS.flatMap((pool) =>
      CAUSES.flatMap((cause) => {
        const cents = moved.get(cause)?.get(tenantId)?.[pool] ?? 0
        return cents === 0 ? [] : [{ tenantId, pool, cause, cents }]
      }),
    ),
  )
}

function noTenantLast(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
  return one < other ? -1 : 1
}
