// What a pool comes to before anything of it is shared: sums and rows, which add up over parts of the platform.
import type { UnallocatedCost } from '../contract/run-figures.ts'
import type { ResourceAllocation } from './allocate-resources.ts'
import type { PaidVps } from './paid-resources.ts'

/** Whole cents. */
export interface PoolSums {
  /** Of every paid resource whose cost is known. */
  readonly sourceCents: number
  /** Of them, what tenants carry. */
  readonly ownCents: number
  /** Paid resources whose cost is not known. */
  readonly unknownResources: number
  /** In resource order. */
  readonly unallocated: readonly UnallocatedCost[]
}

/** @param resources of both pools */
export function poolSums(
  pool: 'vps' | 'ip',
  paid: readonly PaidVps[],
  resources: readonly ResourceAllocation[],
): PoolSums {
  const costs =
    pool === 'vps'
      ? paid.map((vps) => vps.costCents)
      : paid.flatMap((vps) => vps.ips).map((ip) => ip.costCents)
  const mine = resources.filter((resource) => resource.pool === pool)
  return {
    sourceCents: costs.reduce<number>((sum, cents) => sum + (cents ?? 0), 0),
    ownCents: mine.reduce(
      (sum, resource) => sum + resource.shares.reduce((cents, share) => cents + (share.cents ?? 0), 0),
      0,
    ),
    unknownResources: costs.filter((cents) => cents === null).length,
    unallocated: mine.flatMap(unallocatedRow),
  }
}

/** The sums of parts that have no resource in common. */
export function addPoolSums(parts: readonly PoolSums[]): PoolSums {
  const sumOf = (field: 'sourceCents' | 'ownCents' | 'unknownResources') =>
    parts.reduce((sum, part) => sum + part[field], 0)
  return {
    sourceCents: sumOf('sourceCents'),
    ownCents: sumOf('ownCents'),
    unknownResources: sumOf('unknownResources'),
    unallocated: parts
      .flatMap(({ unallocated }) => unallocated)
      .sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1)),
  }
}

function unallocatedRow(resource: ResourceAllocation): UnallocatedCost[] {
  const { pool, reason, resourceId, label, costCents } = resource
  return reason === null ? [] : [{ pool, reason, resourceId, label, cents: costCents }]
}
