// Resource by resource over a month, quarter or year: known cents added, and how often a cost was unknown beside them.
import type { Pool } from '../contract/run-figures.ts'
import type { ResourceCost } from './resource-costs.ts'

/** A cent field is null when it is known, or may be seen, in no month. */
export interface ResourceCostOverMonths
  extends Pick<
    ResourceCost,
    | 'pool'
    | 'resourceId'
    | 'label'
    | 'vendor'
    | 'costCents'
    | 'tenantCents'
    | 'unallocatedCents'
    | 'isWithheld'
  > {
  /** Distinct over the months. */
  readonly tenants: number
  /** The most of any month. */
  readonly otherTenants: number
  /** Oldest first. */
  readonly unallocatedReasons: readonly string[]
  /** Months in which its cost is unknown: the cents are those of the others. */
  readonly unknownMonths: number
}

/** @param months oldest first. @returns by pool, then by resource; what is shared of a pool after its resources */
export function resourceCostsOverMonths(
  months: readonly (readonly ResourceCost[])[],
): ResourceCostOverMonths[] {
  const byResource = new Map<string, ResourceCost[]>()
  for (const row of months.flat()) {
    const key = `${row.pool}/${row.resourceId ?? ''}`
    const rows = byResource.get(key)
    if (rows === undefined) byResource.set(key, [row])
    else rows.push(row)
  }
  return [...byResource.values()].map(added).sort(inOrder)
}

function added(rows: readonly ResourceCost[]): ResourceCostOverMonths {
  const last = rows.at(-1) as ResourceCost
  const isWithheld = rows.some((row) => row.isWithheld)
  return {
    pool: last.pool,
    resourceId: last.resourceId,
    label: rows.findLast(({ label }) => label !== null)?.label ?? null,
    vendor: rows.findLast(({ vendor }) => vendor !== null)?.vendor ?? null,
    costCents: isWithheld ? null : knownSum(rows, 'costCents'),
    tenantCents: knownSum(rows, 'tenantCents'),
    unallocatedCents: knownSum(rows, 'unallocatedCents'),
    tenants: new Set(rows.flatMap(({ tenantIds }) => tenantIds)).size,
    otherTenants: Math.max(...rows.map(({ otherTenants }) => otherTenants)),
    unallocatedReasons: [...new Set(rows.flatMap(({ unallocatedReason }) => unallocatedReason ?? []))],
    unknownMonths: rows.filter(({ isKnown }) => !isKnown).length,
    isWithheld,
  }
}

function knownSum(
  rows: readonly ResourceCost[],
  field: 'costCents' | 'tenantCents' | 'unallocatedCents',
): number | null {
  const known = rows.flatMap(({ [field]: cents }) => cents ?? [])
  return known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0)
}

export const POOL_ORDER: readonly Pool[] = ['vps', 'ip', 'platform']

function inOrder(one: ResourceCostOverMonths, other: ResourceCostOverMonths): number {
  if (one.pool !== other.pool) return POOL_ORDER.indexOf(one.pool) - POOL_ORDER.indexOf(other.pool)
  if (one.resourceId === null || other.resourceId === null) return one.resourceId === null ? 1 : -1
  return one.resourceId < other.resourceId ? -1 : 1
}
