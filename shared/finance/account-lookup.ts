// Which cost centre and GL account modelled cost is booked to, from Finance's mapping (figure book, section 4).
import { ANY_ID, type MappingKind, type MappingLine } from './mapping-lines.ts'

/** A pool of cost: resources of one kind, or the idle part of servers and IPs together. */
export type BookedPool = 'vps' | 'ip' | 'idle' | 'platform'

export interface AccountLookup {
  /**
   * Of a tenant's cost: its own line, else that of one of its plans, else the line of every tenant, else of every plan. Of
   * cost that no tenant carries (null): the line of the pool. Null where nothing is mapped.
   */
  costCentre(tenantId: string | null, pool: BookedPool): string | null
  /**
   * By pool, not by resource, since adjustments are by pool: the line of every resource of the pool, else the account on
   * which all its lines agree. Idle cost has the account of servers and IPs where that is one and the same. Null otherwise.
   */
  glAccount(pool: BookedPool): string | null
}

/** @param plansOf names of a tenant's plans; with several, the first that is mapped decides */
export function accountLookup(
  lines: readonly MappingLine[],
  plansOf: (tenantId: string) => readonly string[],
): AccountLookup {
  const costCentres = new Map(lines.map(({ kind, id, costCentre }) => [key(kind, id), costCentre]))
  const costCentreOf = (kind: MappingKind, id: string): string | null =>
    costCentres.get(key(kind, id.toLowerCase())) ?? null
  const ofPool = (pool: BookedPool, field: 'costCentre' | 'glAccount'): string | null =>
    pool === 'idle'
      ? theSame([agreedOn(lines, 'vps', field), agreedOn(lines, 'ip', field)])
      : agreedOn(lines, pool, field)
  return {
    costCentre: (tenantId, pool) => {
      if (tenantId === null) return ofPool(pool, 'costCentre')
      return (
        costCentreOf('tenant', tenantId) ??
        plansOf(tenantId)
          .map((name) => costCentreOf('plan', name))
          .find((costCentre) => costCentre !== null) ??
        costCentreOf('tenant', ANY_ID) ??
        costCentreOf('plan', ANY_ID)
      )
    },
    glAccount: (pool) => ofPool(pool, 'glAccount'),
  }
}

function agreedOn(
  lines: readonly MappingLine[],
  kind: MappingKind,
  field: 'costCentre' | 'glAccount',
): string | null {
  const ofKind = lines.filter((line) => line.kind === kind)
  const ofEvery = ofKind.find(({ id }) => id === ANY_ID)?.[field] ?? null
  return ofEvery ?? theSame(ofKind.map((line) => line[field]).filter((value) => value !== null))
}

/** The one value that all have; null when they differ, or there is none. */
function theSame(values: readonly (string | null)[]): string | null {
  const [first = null, ...others] = values
  return others.every((value) => value === first) ? first : null
}

function key(kind: MappingKind, id: string): string {
  return `${kind}/${id}`
}
