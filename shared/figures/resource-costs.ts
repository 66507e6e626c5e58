// What a month's resources cost and who carries it: derivation lines and unallocated rows counted by resource instead of by
// tenant. The same cents, so over the whole platform they sum to the source of each pool.

import type { Sight } from '../access/caller.ts'
import { isCostWithheld } from '../access/explanation-privacy.ts'
import type { DerivationLine } from '../contract/explanation.ts'
import type { Method } from '../contract/request.ts'
import type { Pool, UnallocatedReason, UnallocatedRow } from '../contract/run-figures.ts'

/** Whole cents; null when unknown. */
export interface ResourceCost {
  readonly pool: Pool
  /** Null for what a sharing policy divides of the pool. */
  readonly resourceId: string | null
  readonly label: string | null
  readonly vendor: string | null
  /** Null when withheld, too. */
  readonly costCents: number | null
  /** Of the tenants in sight. */
  readonly tenantCents: number | null
  /** In sight, with a share of it. */
  readonly tenantIds: readonly string[]
  readonly otherTenants: number
  /** Null for who sees some tenants only, too. */
  readonly unallocatedCents: number | null
  readonly unallocatedReason: UnallocatedReason | null
  readonly isKnown: boolean
  readonly isWithheld: boolean
}

interface Carried {
  /** Of whoever came first: what a line says of its resource is the same for all its tenants. */
  readonly line: DerivationLine
  readonly tenantIds: string[]
  cents: number
}

/** Takes what one month's run says, in any order. */
export class ResourcesOfMonth {
  readonly #carried = new Map<string, Carried>()
  #unallocated: readonly UnallocatedRow[] = []

  takeLines(tenantId: string, lines: readonly DerivationLine[]): void {
    for (const line of lines) {
      const key = `${line.pool}/${line.kind === 'resource' ? line.resourceId : ''}`
      const before = this.#carried.get(key)
      const carried = before ?? { line, tenantIds: [], cents: 0 }
      if (before === undefined) this.#carried.set(key, carried)
      carried.tenantIds.push(tenantId)
      carried.cents += line.cents ?? 0
    }
  }

  takeUnallocated(rows: readonly UnallocatedRow[]): void {
    this.#unallocated = rows
  }

  /** In no particular order. */
  rows(method: Method, sight: Sight): ResourceCost[] {
    return [
      ...[...this.#carried.values()].map((carried) => carriedCost(carried, method, sight)),
      ...this.#unallocated.map(unallocatedCost),
    ]
  }
}

function carriedCost({ line, tenantIds, cents }: Carried, method: Method, sight: Sight): ResourceCost {
  const isResource = line.kind === 'resource'
  const otherTenants = (isResource ? line.tenants : line.recipients) - tenantIds.length
  const sourceCents = isResource ? line.resourceCents : line.poolCents
  const isWithheld = isCostWithheld(line.kind, otherTenants, method, sight)
  return {
    pool: line.pool,
    resourceId: isResource ? line.resourceId : null,
    label: isResource ? line.label : null,
    vendor: isResource ? line.vendor : null,
    costCents: isWithheld ? null : sourceCents,
    tenantCents: sourceCents === null ? null : cents,
    tenantIds,
    otherTenants,
    unallocatedCents: sight.kind === 'platform' ? 0 : null,
    unallocatedReason: null,
    isKnown: sourceCents !== null,
    isWithheld,
  }
}

function unallocatedCost({ pool, reason, resourceId, label, cents, vendor }: UnallocatedRow): ResourceCost {
  return {
    ...{ pool, resourceId, label, vendor },
    costCents: cents,
    tenantCents: 0,
    tenantIds: [],
    otherTenants: 0,
    unallocatedCents: cents,
    unallocatedReason: reason,
    isKnown: cents !== null,
    isWithheld: false,
  }
}
