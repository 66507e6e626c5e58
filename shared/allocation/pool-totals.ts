// A pool's conservation line: source cents = tenants' cents + unallocated cents, to the cent (figure book, section 3).
import type { Pool, PoolTotals, UnallocatedCost } from '../contract/run-figures.ts'
import type { SharedPool } from './share-pool.ts'

/** A pool's line in whole cents; `differenceCents` must be 0 for a run to be published. */
export function poolTotals(
  pool: Pool,
  sourceCents: number,
  ownCents: number,
  shared: SharedPool | null,
  unallocated: readonly UnallocatedCost[],
  unknownResources: number,
): PoolTotals {
  const sharedCents = shared?.parts.reduce((sum, part) => sum + part.cents, 0) ?? 0
  const tenantCents = ownCents + sharedCents
  const unallocatedCents = unallocated.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  return {
    pool,
    sourceCents,
    tenantCents,
    unallocatedCents,
    unknownResources,
    differenceCents: sourceCents - tenantCents - unallocatedCents,
  }
}
