// The vps and the ip pool: what tenants carry, what is shared as idle, and what stays unallocated. It must conserve.
import type { PoolTotals, UnallocatedRow } from '../contract/run-figures.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { ResourceAllocation } from './allocate-resources.ts'
import type { PaidVps } from './paid-resources.ts'
import { poolTotals } from './pool-totals.ts'
import { type SharedPool, sharePool } from './share-pool.ts'
import type { WeightOf } from './sharing-weights.ts'
import { isIdle } from './unallocated-reason.ts'

export interface PoolResult {
  readonly totals: PoolTotals
  readonly unallocated: readonly UnallocatedRow[]
  readonly shared: SharedPool | null
}

/**
 * @param costGap why the pool's cost cannot be known: then the whole pool is null
 * @param pathGap why tenants cannot be found: then the source cents are known and nothing else is
 * @param weightOf the idle policy's weights; null when idle cost is not shared
 */
export function resourcePool(
  pool: 'vps' | 'ip',
  paid: readonly PaidVps[],
  resources: readonly ResourceAllocation[],
  costGap: NullReason | null,
  pathGap: NullReason | null,
  weightOf: WeightOf | null,
  recipients: readonly string[],
): PoolResult {
  const costs =
    pool === 'vps'
      ? paid.map((vps) => vps.costCents)
      : paid.flatMap((vps) => vps.ips).map((ip) => ip.costCents)
  const unknownResources = costGap === null ? costs.filter((cents) => cents === null).length : 0
  if (costGap !== null) return nullPool(pool, null, unknownResources)
  const sourceCents = costs.reduce<number>((sum, cents) => sum + (cents ?? 0), 0)
  if (pathGap !== null) return nullPool(pool, sourceCents, unknownResources)

  const mine = resources.filter((resource) => resource.pool === pool)
  const rows = mine.flatMap(unallocatedRow)
  const idleRows = rows.filter((row) => isIdle(row.reason) && row.cents !== null)
  const idleCents = idleRows.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  const shared = weightOf === null ? null : sharePool(idleCents, recipients, weightOf)
  const staying = shared === null ? rows : rows.filter((row) => !isIdle(row.reason) || row.cents === null)
  const ownCents = mine.reduce(
    (sum, resource) => sum + resource.shares.reduce((cents, share) => cents + (share.cents ?? 0), 0),
    0,
  )
  return {
    totals: poolTotals(pool, sourceCents, ownCents, shared, staying, unknownResources),
    unallocated: staying,
    shared,
  }
}

function unallocatedRow(resource: ResourceAllocation): UnallocatedRow[] {
  const { pool, reason, resourceId, costCents } = resource
  return reason === null ? [] : [{ pool, reason, resourceId, cents: costCents }]
}

function nullPool(pool: 'vps' | 'ip', sourceCents: number | null, unknownResources: number): PoolResult {
  return {
    totals: {
      pool,
      sourceCents,
      tenantCents: null,
      unallocatedCents: null,
      unknownResources,
      differenceCents: null,
    },
    unallocated: [],
    shared: null,
  }
}
