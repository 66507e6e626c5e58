// The cents of one subject, the whole platform or one tenant, in a run: by pool, and resource by resource.
import type { ResourceAllocation } from '../allocation/allocate-resources.ts'
import { ADJUSTED_POOLS, type AdjustedPool } from '../contract/closing/adjustments.ts'
import type { Pool, PoolTotals, RevenueTotals } from '../contract/run-figures.ts'
import { allocateWorld, runCents } from './allocate-world.ts'
import { type CentsByPool, centsOf, noCents, type RunCents } from './known-cents.ts'
import type { World } from './steps.ts'

/** A tenant; all of them together; or the platform as a whole, with what no tenant carries. */
export type Subject =
  | { readonly kind: 'tenant'; readonly tenantId: string }
  | { readonly kind: 'tenants' }
  | { readonly kind: 'platform' }

/** What the subject carries of a resource; null when its cost is unknown. */
export interface ResourceCents {
  readonly pool: Pool
  readonly resourceId: string
  readonly label: string | null
  readonly cents: number | null
}

export interface SubjectCents {
  /** What is known, by pool. */
  readonly pools: Readonly<CentsByPool>
  /** By `keyOfResource`. What a policy divides, and revenue, lie on none. */
  readonly resources: ReadonlyMap<string, ResourceCents>
  /** The subject's rows. */
  readonly run: RunCents
  /** What the whole run says of itself. */
  readonly totals: RunTotals
}

export interface RunTotals {
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
}

export function keyOfResource(pool: Pool, resourceId: string): string {
  return `${pool}/${resourceId}`
}

/** @param pools whose resources are wanted */
export function subjectCents(world: World, subject: Subject, pools: readonly AdjustedPool[]): SubjectCents {
  const allocated = allocateWorld(world)
  const resources = new Map<string, ResourceCents>()
  const add = ({ pool, resourceId, label, cents }: ResourceCents): void => {
    if (pools.includes(pool))
      resources.set(keyOfResource(pool, resourceId), { pool, resourceId, label, cents })
  }
  for (const resource of allocated.resources) {
    const cents = carriedCents(resource, subject)
    if (cents !== undefined) add({ ...resource, cents })
  }
  if (subject.kind === 'platform') allocated.allocation.unallocated.forEach(add)
  const run = rowsOf(runCents(withRowsOf(allocated, subject)), subject)
  const totals = { pools: allocated.allocation.pools, revenue: allocated.revenue.totals }
  return { pools: knownOf(run), resources, run, totals }
}

/** Undefined for a resource that the subject carries nothing of. */
function carriedCents(
  { shares, costCents }: ResourceAllocation,
  subject: Subject,
): number | null | undefined {
  if (subject.kind !== 'tenant') return shares.length === 0 ? undefined : costCents
  return shares.find(({ tenantId }) => tenantId === subject.tenantId)?.cents
}

function withRowsOf<Run extends { readonly rowIds: readonly string[] }>(run: Run, subject: Subject): Run {
  if (subject.kind !== 'tenant') return run
  return { ...run, rowIds: run.rowIds.filter((tenantId) => tenantId === subject.tenantId) }
}

/** Of a run's rows those that are the subject's. */
export function rowsOf(run: RunCents, subject: Subject): RunCents {
  if (subject.kind === 'platform') return run
  return {
    tenants:
      subject.kind === 'tenants'
        ? run.tenants
        : run.tenants.filter(({ tenantId }) => tenantId === subject.tenantId),
    unallocated: [],
    revenue: { unattributedCents: 0 },
  }
}

/** All rows together, by pool: what is not known counts nothing. */
export function knownOf({ tenants, unallocated, revenue }: RunCents): CentsByPool {
  const sums = { ...noCents(), revenue: revenue.unattributedCents ?? 0 }
  for (const tenant of tenants) {
    for (const pool of ADJUSTED_POOLS) sums[pool] += centsOf(tenant, pool) ?? 0
  }
  for (const { pool, cents } of unallocated) sums[pool] += cents ?? 0
  return sums
}
