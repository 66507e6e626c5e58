// Which rows of a table are the report's, told from rows that people added to it: a mark of 24 bits for each key, small
// enough for a workbook's settings, which hold about a megabyte. https://github.com/OfficeDev/office-js/issues/3957
const MARK_CHARACTERS = 4
/** More rows than this are not marked: then every row that has a key is taken for the report's. */
const MOST_ROWS = 25_000

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** FNV-1a: https://www.rfc-editor.org/rfc/rfc9923.html */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

function markOf(key: string): string {
  const hash = hashOf(key)
  return [0, 6, 12, 18].map((shift) => DIGITS[(hash >>> shift) & 63]).join('')
}

export function rowMarks(keys: readonly string[]): string | null {
  return keys.length > MOST_ROWS ? null : keys.map(markOf).toSorted().join('')
}

/** @returns whether a key is one of those that were marked */
export function isMarked(marks: string | null): (key: string) => boolean {
  if (marks === null) return () => true
  const all = new Set<string>()
  for (let at = 0; at < marks.length; at += MARK_CHARACTERS) all.add(marks.slice(at, at + MARK_CHARACTERS))
  return (key) => all.has(markOf(key))
}
