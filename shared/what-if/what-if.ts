// What a month would have come to with some of its inputs changed: the allocation before and after, tenant by tenant and pool
// by pool. Modelled, published nowhere.
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import type { Pool, PoolTotals } from '../contract/run-figures.ts'
import { allocateRun } from '../figures/allocate-run.ts'
import { assertConserved } from '../figures/conservation.ts'
import { isReason, type KnownOrReason, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { CostColumns } from '../tenants/own-costs.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import { applyChanges, type ChangedWorld } from './apply-changes.ts'
import { newWarnings } from './new-warnings.ts'
import { isSameUnknown, isSameUnknownPool, type UnknownShares, unknownShares } from './unknown-shares.ts'
import type { WhatIfWorld } from './what-if-world.ts'

/** Whole cents; the change is null where either is, and where what is unknown beneath them differs. */
export interface Side {
  readonly beforeCents: number | null
  readonly afterCents: number | null
  readonly changeCents: number | null
}

export const COST_POOLS = ['vps', 'ip', 'idle', 'platform'] as const
export type CostPool = (typeof COST_POOLS)[number]

export interface TenantChange {
  readonly tenantId: string
  readonly tenantName: string | null
  readonly total: Side
  readonly byPool: Readonly<Record<CostPool, Side>>
  /** Why the change of the total is not known; null when it is. */
  readonly missing: NullReason | null
}

export interface PoolChange {
  readonly pool: Pool
  readonly source: Side
  readonly tenants: Side
  readonly unallocated: Side
}

export interface WhatIf extends Pick<ChangedWorld, 'changes' | 'notes' | 'terms'> {
  readonly pools: readonly PoolChange[]
  /** Those whose cost changes, or may: the largest change first, those without an amount last. */
  readonly tenants: readonly TenantChange[]
  readonly unchangedTenants: number
  /** What each tenant carries before the changes, by tenant id. */
  costsBefore(tenantId: string): CostColumns
}

/**
 * Pure, in whole cents.
 *
 * @throws InvalidInputError for a change that names what is not there; NotConservedError when a side does not conserve
 */
export function whatIf(world: WhatIfWorld, changes: readonly WhatIfChange[]): WhatIf {
  const changed = applyChanges(world, changes)
  const warnings = { before: new WarningLog(), after: new WarningLog() }
  const before = allocated(world, warnings.before)
  const after = allocated(changed, warnings.after)
  const unknown = { before: unknownShares(before.resources), after: unknownShares(after.resources) }
  const tenantIds = [...new Set([...before.rowIds, ...after.rowIds])]
  const tenants = tenantIds.flatMap((tenantId) => {
    const costs = { before: before.costsOf(tenantId), after: after.costsOf(tenantId) }
    const change = tenantChange(tenantId, costs, unknown)
    if (change === null) return []
    return [{ ...change, tenantName: orNull(after.tenants.nameOf(tenantId, changed.inputs.missing)) }]
  })
  return {
    changes: changed.changes,
    notes: [...changed.notes, ...newWarnings(warnings.before.list(), warnings.after.list())],
    terms: changed.terms,
    pools: before.allocation.pools.map((pool, index) =>
      poolChange(pool, after.allocation.pools[index] as PoolTotals, unknown),
    ),
    tenants: tenants.sort(largestFirst),
    unchangedTenants: tenantIds.length - tenants.length,
    costsBefore: before.costsOf,
  }
}

/** @throws NotConservedError */
function allocated({ inputs, terms }: WhatIfWorld, warnings: WarningLog): ReturnType<typeof allocateRun> {
  const run = allocateRun(inputs, terms, warnings)
  assertConserved({
    pools: run.allocation.pools,
    revenue: run.revenue.totals,
    policies: terms.policies,
    tenants: run.rowIds.map((tenantId) => {
      const costs = run.costsOf(tenantId)
      return {
        infrastructureCostCents: orNull(costs.infrastructureCostCents),
        emailServiceCostCents: orNull(costs.emailServiceCostCents),
        idleCostCents: orNull(costs.idleCostCents),
        platformCostCents: orNull(costs.platformCostCents),
        revenueCents: orNull(run.revenue.of(tenantId).billed),
      }
    }),
  })
  return run
}

interface Two<Value> {
  readonly before: Value
  readonly after: Value
}

const COLUMN_OF = {
  vps: 'infrastructureCostCents',
  ip: 'emailServiceCostCents',
  idle: 'idleCostCents',
  platform: 'platformCostCents',
} as const satisfies Record<CostPool, keyof CostColumns>

/** Null for a tenant whose cost stays as it is. */
function tenantChange(
  tenantId: string,
  { before, after }: Two<CostColumns>,
  unknown: Two<UnknownShares>,
): Omit<TenantChange, 'tenantName'> | null {
  const hasSameUnknown = (pool: CostPool): boolean =>
    pool === 'idle' || pool === 'platform' || isSameUnknown(unknown.before, unknown.after, tenantId, pool)
  const sides = COST_POOLS.map(
    (pool) => [pool, side(before[COLUMN_OF[pool]], after[COLUMN_OF[pool]], hasSameUnknown(pool))] as const,
  )
  const isPartKnown = COST_POOLS.every(hasSameUnknown)
  const isAsItWas = sides.every(([, { beforeCents, afterCents }]) => beforeCents === afterCents)
  if (isAsItWas && isPartKnown) return null
  const gap = [before.totalCostCents, after.totalCostCents].find(isReason)
  return {
    tenantId,
    total: side(before.totalCostCents, after.totalCostCents, isPartKnown),
    byPool: Object.fromEntries(sides) as Record<CostPool, Side>,
    missing: gap ?? (isPartKnown ? null : UNKNOWN_PART),
  }
}

const UNKNOWN_PART: NullReason = {
  code: 'unknown_cost',
  message:
    'It uses a resource whose cost is unknown, and its part of that differs before and after: what is known is answered, and no amount says what changes.',
}

function poolChange(was: PoolTotals, is: PoolTotals, { before, after }: Two<UnknownShares>): PoolChange {
  const isKnown = was.pool === 'platform' || isSameUnknownPool(before, after, was.pool)
  return {
    pool: was.pool,
    source: side(was.sourceCents, is.sourceCents, isKnown),
    tenants: side(was.tenantCents, is.tenantCents, isKnown),
    unallocated: side(was.unallocatedCents, is.unallocatedCents, isKnown),
  }
}

function side(
  before: KnownOrReason<number> | null,
  after: KnownOrReason<number> | null,
  isKnown: boolean,
): Side {
  const [beforeCents, afterCents] = [orNull(before), orNull(after)]
  const changeCents =
    beforeCents === null || afterCents === null || !isKnown ? null : afterCents - beforeCents
  return { beforeCents, afterCents, changeCents }
}

function largestFirst(one: TenantChange, other: TenantChange): number {
  const [size, otherSize] = [one, other].map(({ total }) =>
    total.changeCents === null ? -1 : Math.abs(total.changeCents),
  ) as [number, number]
  if (size !== otherSize) return otherSize - size
  return one.tenantId < other.tenantId ? -1 : 1
}
