// What of a restatement's adjustments someone sees who sees only some tenants: their own rows, and of those the causes only
// where apart they tell nothing of a neighbour (figure book, section 3).
import type { Adjustment, Cause } from '../contract/closing/adjustments.ts'
import type { Method } from '../contract/request.ts'
import { type Sight, sees } from './caller.ts'

export interface SeenAdjustment extends Omit<Adjustment, 'cause'> {
  /** Null where the causes are added up. */
  readonly cause: Cause | null
}

/** In the order of `adjustments`. @param method of the restatement and of the figures before it */
export function seenAdjustments(
  adjustments: readonly Adjustment[],
  method: Method,
  sight: Sight,
): readonly SeenAdjustment[] {
  if (sight.kind === 'platform') return adjustments
  const seen = new Map<string, SeenAdjustment>()
  for (const adjustment of adjustments) {
    const { tenantId, pool, cause, cents } = adjustment
    if (tenantId === null || !sees(sight, tenantId)) continue
    const seenCause = isCauseWithheld(adjustment, method) ? null : cause
    const key = `${tenantId} ${pool} ${seenCause}`
    const before = seen.get(key)?.cents ?? 0
    seen.set(key, { ...adjustment, cause: seenCause, cents: before + cents })
  }
  return [...seen.values()].filter(({ cents }) => cents !== 0)
}

/** Revenue is the tenant's own; a pool that is shared, and a resource that is divided by volume, are others' too. */
export function isCauseWithheld({ pool }: Pick<Adjustment, 'pool'>, method: Method): boolean {
  if (pool === 'revenue') return false
  return pool === 'idle' || pool === 'platform' || method !== 'even'
}
