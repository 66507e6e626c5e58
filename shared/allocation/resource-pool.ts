// The vps and the ip pool: what tenants carry, what is shared as idle, and what stays unallocated. It must conserve.
import type { PoolTotals, UnallocatedCost } from '../contract/run-figures.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { PoolSums } from './pool-sums.ts'
import { poolTotals } from './pool-totals.ts'
import { type SharedPool, sharePool } from './share-pool.ts'
import type { WeightOf } from './sharing-weights.ts'
import { isIdle } from './unallocated-reason.ts'

/** `vendor` where its source names one; that of a server or IP is Finance's mapping's to say. */
export interface NamedCost extends UnallocatedCost {
  readonly vendor?: string
}

export interface PoolResult {
  readonly totals: PoolTotals
  readonly unallocated: readonly NamedCost[]
  readonly shared: SharedPool | null
}

/**
 * @param costGap why the pool's cost cannot be known: then the whole pool is null
 * @param pathGap why tenants cannot be found: then the source cents are known and nothing else is
 * @param weightOf the idle policy's weights; null when idle cost is not shared
 */
export function resourcePool(
  pool: 'vps' | 'ip',
  sums: PoolSums,
  costGap: NullReason | null,
  pathGap: NullReason | null,
  weightOf: WeightOf | null,
  recipients: readonly string[],
): PoolResult {
  const { sourceCents, ownCents, unknownResources, unallocated: rows } = sums
  if (costGap !== null) return nullPool(pool, null, 0)
  if (pathGap !== null) return nullPool(pool, sourceCents, unknownResources)

  const idleRows = rows.filter((row) => isIdle(row.reason) && row.cents !== null)
  const idleCents = idleRows.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  const shared = weightOf === null ? null : sharePool(idleCents, recipients, weightOf)
  const staying = shared === null ? rows : rows.filter((row) => !isIdle(row.reason) || row.cents === null)
  return {
    totals: poolTotals(pool, sourceCents, ownCents, shared, staying, unknownResources),
    unallocated: staying,
    shared,
  }
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
