// Where decisions and initiatives lie. Every partition key begins with `DECISION` or `INITIATIVE`, so that who may write them
// may write nothing else (`dynamodb:LeadingKeys`).
import type { ItemKey } from '../runs/keys.ts'

export type RecordKind = 'DECISION' | 'INITIATIVE'

export function currentKey(kind: RecordKind, id: string): ItemKey {
  return { pk: `${kind}#${id}`, sk: 'CURRENT' }
}

/** Entries of versions that are no longer the last. */
export function historyPartition(kind: RecordKind, id: string): string {
  return `${kind}_HISTORY#${id}`
}

/** Versions that nobody has announced yet. */
export function newsPartition(kind: RecordKind): string {
  return `${kind}_NEWS`
}

/** What lists the records of one status. */
export function listOf(kind: RecordKind, status: string): string {
  return `${kind}S#${status}`
}

const VERSION_DIGITS = 8

/** Sorts by version. */
export function versionText(version: number): string {
  return String(version).padStart(VERSION_DIGITS, '0')
}
