// How a measure's cents follow from the pools that a bridge of runs speaks of.
import { ADJUSTED_POOLS, type AdjustedPool } from '../contract/closing/adjustments.ts'

/** 1 where a pool adds to the measure, -1 where it takes away. */
export type PoolSigns = Readonly<Partial<Record<AdjustedPool, 1 | -1>>>

const COSTS = { vps: 1, ip: 1, idle: 1, platform: 1 } as const

const POOLS_OF: Readonly<Record<string, PoolSigns>> = {
  infrastructure_cost: { vps: 1 },
  email_service_cost: { ip: 1 },
  idle_cost: { idle: 1 },
  platform_cost: { platform: 1 },
  total_cost: COSTS,
  revenue: { revenue: 1 },
  profit: { revenue: 1, vps: -1, ip: -1, idle: -1, platform: -1 },
}

/** The measures that a bridge can be asked of. */
export const BRIDGED_MEASURES: readonly string[] = Object.keys(POOLS_OF)

/** Null for a measure that no allocation gives, such as a list price. */
export function poolSigns(measureId: string): PoolSigns | null {
  return POOLS_OF[measureId] ?? null
}

/** The measure's cents of a pool's, by its sign; none of a pool that is not in it. */
export function signedCents(signs: PoolSigns, pool: AdjustedPool, cents: number): number {
  return cents === 0 ? 0 : (signs[pool] ?? 0) * cents
}

/** Of all pools together. */
export function measureCents(signs: PoolSigns, cents: Readonly<Record<AdjustedPool, number>>): number {
  return ADJUSTED_POOLS.reduce((sum, pool) => sum + signedCents(signs, pool, cents[pool]), 0)
}
