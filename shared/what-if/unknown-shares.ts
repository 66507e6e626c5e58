// What a run does not know the cost of, and who carries how much of it: where that differs between two runs, no amount says
// what a tenant's cost changes by.
import type { ResourceAllocation } from '../allocation/allocate-resources.ts'
import type { Pool } from '../contract/run-figures.ts'

interface UnknownShare {
  readonly pool: Pool
  readonly resourceId: string
  readonly weight: bigint
  readonly totalWeight: bigint
}

export interface UnknownShares {
  /** Of those with a weight, by tenant id, in resource order. */
  readonly byTenant: ReadonlyMap<string, readonly UnknownShare[]>
  /** Resources, and whether tenants carry them, in resource order. */
  readonly byPool: Readonly<Record<'vps' | 'ip', readonly string[]>>
}

export function unknownShares(resources: readonly ResourceAllocation[]): UnknownShares {
  const byTenant = new Map<string, UnknownShare[]>()
  const byPool: Record<'vps' | 'ip', string[]> = { vps: [], ip: [] }
  for (const { pool, resourceId, costCents, shares, totalWeight } of resources) {
    if (costCents !== null) continue
    byPool[pool].push(`${resourceId} ${shares.length > 0 ? 'carried' : 'unallocated'}`)
    for (const { tenantId, weight } of shares) {
      if (weight === 0n) continue
      const share = { pool, resourceId, weight, totalWeight }
      const mine = byTenant.get(tenantId)
      if (mine === undefined) byTenant.set(tenantId, [share])
      else mine.push(share)
    }
  }
  return { byTenant, byPool }
}

export function isSameUnknown(
  before: UnknownShares,
  after: UnknownShares,
  tenantId: string,
  pool: Pool,
): boolean {
  const [was, is] = [before, after].map(({ byTenant }) =>
    (byTenant.get(tenantId) ?? []).filter((share) => share.pool === pool),
  ) as [UnknownShare[], UnknownShare[]]
  return (
    was.length === is.length && was.every((share, index) => isSameShare(share, is[index] as UnknownShare))
  )
}

/** The same part, whatever denominator it is written with. */
function isSameShare(one: UnknownShare, other: UnknownShare): boolean {
  return (
    one.resourceId === other.resourceId && one.weight * other.totalWeight === other.weight * one.totalWeight
  )
}

export function isSameUnknownPool(before: UnknownShares, after: UnknownShares, pool: 'vps' | 'ip'): boolean {
  return JSON.stringify(before.byPool[pool]) === JSON.stringify(after.byPool[pool])
}
