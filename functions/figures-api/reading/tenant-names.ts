// Tenants by name: in the order people expect, found by any part of the name or by the beginning of the id.
import type { DirectoryEntry } from '../../stores/runs/directory.ts'

const order = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** By name, those without one last; `search` empty finds all. The same entries are always in the same order. */
export function matching(entries: readonly DirectoryEntry[], search: string): DirectoryEntry[] {
  const wanted = search.toLowerCase()
  return entries
    .filter(
      ({ tenantId, tenantName }) => tenantName?.toLowerCase().includes(wanted) || tenantId.startsWith(wanted),
    )
    .sort(byName)
}

function byName(left: DirectoryEntry, right: DirectoryEntry): number {
  const [one, other] = [left.tenantName, right.tenantName]
  if (one === null || other === null)
    return Number(one === null) - Number(other === null) || byId(left.tenantId, right.tenantId)
  return order.compare(one, other) || byId(left.tenantId, right.tenantId)
}

function byId(one: string, other: string): number {
  return one < other ? -1 : 1
}
