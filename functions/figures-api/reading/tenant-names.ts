// Tenants by name: in the order people expect, found by any part of the name or by the beginning of the id.
import type { DirectoryEntry } from '../../stores/runs/directory.ts'

const order = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** A name as it is compared: in whatever letters, and however its accents are stored. */
export function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** By name, those without one last; `search` empty finds all. The same entries are always in the same order. */
export function matching(entries: readonly DirectoryEntry[], search: string): DirectoryEntry[] {
  const wanted = folded(search)
  return entries
    .filter(
      ({ tenantId, tenantName }) =>
        (tenantName !== null && folded(tenantName).includes(wanted)) || tenantId.startsWith(wanted),
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
