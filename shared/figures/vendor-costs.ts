// What a month, quarter or year costs by vendor of the resource and plan of the tenant: derivation lines and unallocated
// rows, the same cents as the tenants' figures.
import type { DerivationLine } from '../contract/explanation.ts'
import type { Pool, UnallocatedReason, UnallocatedRow } from '../contract/run-figures.ts'
import { POOL_ORDER } from './resource-costs-over-months.ts'

export interface VendorCost {
  /** Null for what a sharing policy divides of a pool, and where the run does not say it. */
  readonly vendor: string | null
  /** Null for tenants without a plan, and where no tenant carries it. */
  readonly plan: string | null
  /** Null where tenants carry it. */
  readonly unallocatedReason: UnallocatedReason | null
  readonly pool: Pool
  /** Of what is known; null when nothing of it is. */
  readonly costCents: number | null
  /** Distinct resources whose cost is unknown. */
  readonly unknownResources: number
  /** Distinct tenants that carry it. */
  readonly tenants: number
}

type Group = Pick<VendorCost, 'vendor' | 'plan' | 'unallocatedReason' | 'pool'>
interface Sums {
  readonly group: Group
  cents: number | null
  readonly unknown: Set<string>
  readonly tenants: Set<string>
}

/** Takes what the runs say, in any order. */
export class VendorCosts {
  readonly #sums = new Map<string, Sums>()

  /** @param planNames of the tenant in the month of the lines */
  takeLines(tenantId: string, planNames: readonly string[], lines: readonly DerivationLine[]): void {
    const plan = planNames.length === 0 ? null : planNames.join(', ')
    for (const line of lines) {
      const [vendor, resource] = line.kind === 'resource' ? [line.vendor, line.resourceId] : [null, '']
      const sums = this.#sumsOf({ vendor, plan, unallocatedReason: null, pool: line.pool })
      sums.tenants.add(tenantId)
      add(sums, resource, line.cents)
    }
  }

  takeUnallocated(rows: readonly UnallocatedRow[]): void {
    for (const { pool, reason, resourceId, cents, vendor } of rows) {
      add(this.#sumsOf({ vendor, plan: null, unallocatedReason: reason, pool }), resourceId, cents)
    }
  }

  /** By vendor, plan and pool; what has none after what has one, and of a vendor what no tenant carries last. */
  rows(): VendorCost[] {
    return [...this.#sums.values()]
      .map(({ group, cents, unknown, tenants }) => ({
        ...group,
        costCents: cents,
        unknownResources: unknown.size,
        tenants: tenants.size,
      }))
      .sort(inOrder)
  }

  #sumsOf(group: Group): Sums {
    const key = JSON.stringify([group.vendor, group.plan, group.unallocatedReason, group.pool])
    const before = this.#sums.get(key)
    if (before !== undefined) return before
    const sums: Sums = { group, cents: null, unknown: new Set(), tenants: new Set() }
    this.#sums.set(key, sums)
    return sums
  }
}

function add(sums: Sums, resourceId: string, cents: number | null): void {
  if (cents === null) sums.unknown.add(resourceId)
  else sums.cents = (sums.cents ?? 0) + cents
}

function inOrder(one: Group, other: Group): number {
  return (
    noneLast(one.vendor, other.vendor) ||
    Number(one.unallocatedReason !== null) - Number(other.unallocatedReason !== null) ||
    noneLast(one.plan, other.plan) ||
    POOL_ORDER.indexOf(one.pool) - POOL_ORDER.indexOf(other.pool) ||
    noneLast(one.unallocatedReason, other.unallocatedReason)
  )
}

function noneLast(one: string | null, other: string | null): number {
  if (one === other) return 0
  if (one === null || other === null) return one === null ? 1 : -1
  return one < other ? -1 : 1
}
