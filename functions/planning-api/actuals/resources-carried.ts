// What each member of a dimension carries of each resource in a month, from the published derivations: what a bridge from a
// budget is made of. Cents as GET /figures/resources shows them, to whoever may see them.
import pMap from 'p-map'
import { planOf } from '../../../shared/budgets/actual-amounts.ts'
import type { ResourceCents } from '../../../shared/budgets/resource-steps.ts'
import type { Dimension } from '../../../shared/contract/budget/line.ts'
import type { DerivationLine } from '../../../shared/contract/explanation.ts'
import type { Pool, UnallocatedRow } from '../../../shared/contract/run-figures.ts'
import type { ActualMonth } from './read-actuals.ts'

interface Held {
  readonly pool: Pool
  readonly resourceId: string
  readonly label: string
  /** Null when part of it is unknown. */
  cents: number | null
}

/** Resources by member in small letters. */
export type CarriedResources = ReadonlyMap<string, ReadonlyMap<string, Held>>

/** Up to so many tenants are read one by one, and not among all. */
const MOST_ONE_BY_ONE = 50
const TENANTS_AT_ONCE = 16

/** @param members in small letters */
export async function resourcesCarried(
  dimension: Dimension,
  members: ReadonlySet<string>,
  { view, rows }: ActualMonth,
): Promise<CarriedResources> {
  const carried = new Map<string, Map<string, Held>>()
  const take = (member: string | null, one: Held) => {
    if (member !== null && members.has(member)) addTo(carried, member, one)
  }
  const memberOf = memberIn(dimension, rows)
  const takeLines = (tenantId: string, lines: readonly DerivationLine[]) => {
    for (const line of lines) {
      if (line.kind === 'resource') take(memberOf(tenantId, line.vendor, line.pool), heldOf(line))
    }
  }
  if (dimension === 'tenant' && members.size <= MOST_ONE_BY_ONE) {
    const explained = async (tenantId: string) =>
      takeLines(tenantId, (await view.explain(tenantId))?.lines ?? [])
    await pMap(members, explained, { concurrency: TENANTS_AT_ONCE })
    return carried
  }
  await view.takeLines(takeLines)
  const unallocated =
    dimension === 'vendor' || dimension === 'resource_type' ? await view.unallocated() : null
  for (const row of unallocated ?? []) {
    take(dimension === 'vendor' ? (row.vendor?.toLowerCase() ?? null) : row.pool, heldOf(row))
  }
  return carried
}

function memberIn(dimension: Dimension, rows: ActualMonth['rows']) {
  return (tenantId: string, vendor: string, pool: Pool): string | null => {
    if (dimension === 'tenant') return tenantId
    if (dimension === 'vendor') return vendor.toLowerCase()
    if (dimension === 'resource_type') return pool
    const row = rows.get(tenantId)
    return dimension === 'plan' && row !== undefined ? (planOf(row)?.toLowerCase() ?? null) : null
  }
}

function heldOf({
  pool,
  resourceId,
  label,
  cents,
}: Pick<UnallocatedRow, 'pool' | 'resourceId' | 'label' | 'cents'>): Held {
  return { pool, resourceId, label: label ?? resourceId, cents }
}

function addTo(carried: Map<string, Map<string, Held>>, member: string, one: Held): void {
  const resources = carried.get(member) ?? new Map<string, Held>()
  carried.set(member, resources)
  const key = `${one.pool}/${one.resourceId}`
  const before = resources.get(key)
  if (before === undefined) resources.set(key, one)
  else before.cents = before.cents === null || one.cents === null ? null : before.cents + one.cents
}

/** How many resources of a pool a member is on. */
export function countOf(carried: CarriedResources, member: string, pool: Pool): number {
  return [...(carried.get(member)?.values() ?? [])].filter((one) => one.pool === pool).length
}

/**
 * Both months of a member side by side. A resource whose cost is unknown in either is left out: it is neither new nor gone.
 *
 * @param pools those that the measure is of
 */
export function resourcesOfBoth(
  before: CarriedResources,
  after: CarriedResources,
  member: string,
  pools: readonly Pool[],
): ResourceCents[] {
  const [earlier, later] = [before.get(member), after.get(member)]
  const keys = new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])
  return [...keys].flatMap((key): ResourceCents[] => {
    const [one, other] = [earlier?.get(key), later?.get(key)]
    const { pool, resourceId, label } = (other ?? one) as Held
    if (!pools.includes(pool) || one?.cents === null || other?.cents === null) return []
    return [{ resourceId, label, beforeCents: one?.cents ?? null, afterCents: other?.cents ?? null }]
  })
}
