// What an import would change: lines that come, go and stay, by their whole content.

export interface ListChanges<Line> {
  readonly added: readonly Line[]
  readonly removed: readonly Line[]
  readonly unchanged: number
}

/** Lines compared by their whole content; a changed line is one removed and one added. */
export function compareLists<Line>(before: readonly Line[], after: readonly Line[]): ListChanges<Line> {
  const text = (line: Line): string => JSON.stringify(line)
  const had = new Set(before.map(text))
  const has = new Set(after.map(text))
  const added = after.filter((line) => !had.has(text(line)))
  return {
    added,
    removed: before.filter((line) => !has.has(text(line))),
    unchanged: after.length - added.length,
  }
}
