// How deep rows stand in the outline at the left, of the groups that they are in, and the other way round.

/** By number of the row, from 1. */
export function levelsOf(groupedRows: readonly string[]): Map<number, number> {
  const levels = new Map<number, number>()
  for (const rows of groupedRows) {
    const [first = 0, last = 0] = rows.split(':').map(Number)
    for (let number = first; number <= last; number += 1) levels.set(number, (levels.get(number) ?? 0) + 1)
  }
  return levels
}

/** Groups that come to the same levels, the widest first. */
export function groupsOf(levels: ReadonlyMap<number, number>): string[] {
  const deepest = Math.max(0, ...levels.values())
  return Array.from({ length: deepest }, (_, index) => index + 1).flatMap((level) => {
    const groups: { first: number; last: number }[] = []
    for (const number of [...levels.keys()].toSorted((one, other) => one - other)) {
      if ((levels.get(number) ?? 0) < level) continue
      const group = groups.at(-1)
      if (group?.last === number - 1) group.last = number
      else groups.push({ first: number, last: number })
    }
    return groups.map(({ first, last }) => `${first}:${last}`)
  })
}

/** Of groups that are folded: the row below each, whose plus sign opens it. A row that is hidden too shows none. */
export function foldedInto(
  levels: ReadonlyMap<number, number>,
  isHidden: (row: number) => boolean,
): number[] {
  const below = groupsOf(levels).flatMap((rows) => {
    const [first = 0, last = 0] = rows.split(':').map(Number)
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    return numbers.every(isHidden) && !isHidden(last + 1) ? [last + 1] : []
  })
  return [...new Set(below)]
}
