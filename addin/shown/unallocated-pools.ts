// Cost that no tenant carries, pool by pool, and the columns that it stands in: with it beside the tenants, columns sum to
// the source.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import { ofUnknownCost } from './bounds.ts'
import { poolName } from './pool-names.ts'

const POOL_MEASURES: Readonly<Record<string, string>> = {
  vps: 'infrastructure_cost',
  ip: 'email_service_cost',
  platform: 'platform_cost',
}

export interface UnallocatedPool {
  readonly pool: string
  /** Null when the pool is not known. */
  readonly cents: number | null
  /** Whether there is more of it, whose cost is unknown. */
  readonly isAtLeast: boolean
  readonly remark: string
}

/** None for whoever sees some tenants only. */
export function unallocatedPools({ pools, unallocated }: FiguresPage): UnallocatedPool[] {
  return (pools ?? []).map(({ pool, unallocated_cents: cents, unknown_resources: ofPool }) => {
    // Of the pool's unknown resources those count that no tenant carries: the others make bounds of tenants' figures.
    const unknown =
      unallocated?.filter((row) => row.pool === pool && row.amount_cents === null).length ?? ofPool
    const isAtLeast = unknown > 0 && cents !== null
    const remark = isAtLeast ? `Unallocated cost at least: ${ofUnknownCost(unknown)}` : ''
    return { pool, cents, isAtLeast, remark }
  })
}

/** Whether a pool's unallocated cost stands in the column of a measure. */
export function standsIn(measureId: string, pool: string): boolean {
  return measureId === 'total_cost' || measureId === POOL_MEASURES[pool]
}

export function poolNotKnown(pool: string): string {
  return `The ${poolName(pool)} pool is not known.`
}
