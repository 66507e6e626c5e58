// A run as known cents, by who carries them and in which pool: what a bridge compares, step by step.
import { ADJUSTED_POOLS, type AdjustedPool } from '../contract/closing/adjustments.ts'
import type { RevenueTotals, TenantFigures, UnallocatedCost } from '../contract/run-figures.ts'

/** What a bridge looks at of a run's figures. */
export interface RunCents {
  readonly tenants: readonly Pick<
    TenantFigures,
    | 'tenantId'
    | 'infrastructureCostCents'
    | 'emailServiceCostCents'
    | 'idleCostCents'
    | 'platformCostCents'
    | 'revenueCents'
    | 'unknownResources'
  >[]
  readonly unallocated: readonly UnallocatedCost[]
  readonly revenue: Pick<RevenueTotals, 'unattributedCents'>
}

export type CentsByPool = Record<AdjustedPool, number>

/** By tenant id; null stands for cost that no tenant carries and revenue that belongs to none. */
export type KnownCents = ReadonlyMap<string | null, Readonly<CentsByPool>>

/** What is not known counts nothing here; `unknownFigures` names it. */
export function knownCents({ tenants, unallocated, revenue }: RunCents): KnownCents {
  const cents = new Map<string | null, CentsByPool>(
    tenants.map((tenant) => [tenant.tenantId, mapPools((pool) => centsOf(tenant, pool) ?? 0)]),
  )
  const carriedByNone = { ...noCents(), revenue: revenue.unattributedCents ?? 0 }
  for (const row of unallocated) carriedByNone[row.pool] += row.cents ?? 0
  return cents.set(null, carriedByNone)
}

/**
 * Names of figures that are not known, or known in part only: amounts cannot say what changed in them.
 *
 * @param pools that are looked at; all of them when left out
 */
export function unknownFigures(
  { tenants, unallocated }: RunCents,
  pools: readonly AdjustedPool[] = ADJUSTED_POOLS,
): Set<string> {
  const names = new Set<string>()
  const hasResources = pools.includes('vps') || pools.includes('ip')
  for (const tenant of tenants) {
    for (const pool of pools) {
      if (centsOf(tenant, pool) === null) names.add(`tenant ${tenant.tenantId} ${pool}`)
    }
    if (hasResources && tenant.unknownResources > 0) names.add(`tenant ${tenant.tenantId} resources`)
  }
  for (const { pool, resourceId, cents } of unallocated) {
    if (cents === null && pools.includes(pool)) names.add(`unallocated ${pool} ${resourceId}`)
  }
  return names
}

/** Adds what each holds in `after` beyond `before` to `sums`. */
export function addDifferences(
  sums: Map<string | null, CentsByPool>,
  before: KnownCents,
  after: KnownCents,
): void {
  for (const tenantId of new Set([...before.keys(), ...after.keys()])) {
    const sum = sums.get(tenantId) ?? noCents()
    const [was, is] = [before.get(tenantId), after.get(tenantId)]
    sums.set(
      tenantId,
      mapPools((pool) => sum[pool] + (is?.[pool] ?? 0) - (was?.[pool] ?? 0)),
    )
  }
}

/** Zero in every pool. */
export function noCents(): CentsByPool {
  return mapPools(() => 0)
}

export function mapPools<Value>(centsIn: (pool: AdjustedPool) => Value): Record<AdjustedPool, Value> {
  return {
    vps: centsIn('vps'),
    ip: centsIn('ip'),
    idle: centsIn('idle'),
    platform: centsIn('platform'),
    revenue: centsIn('revenue'),
  }
}

const FIELD_OF_POOL = {
  vps: 'infrastructureCostCents',
  ip: 'emailServiceCostCents',
  idle: 'idleCostCents',
  platform: 'platformCostCents',
  revenue: 'revenueCents',
} as const satisfies Record<AdjustedPool, keyof TenantFigures>

/** A tenant's cents in a pool, as its row has them. */
export function centsOf(tenant: RunCents['tenants'][number], pool: AdjustedPool): number | null {
  return tenant[FIELD_OF_POOL[pool]]
}
