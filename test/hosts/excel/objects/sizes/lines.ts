// The rows or columns of a range, and whether they are all alike.
import type { Area } from '../area.ts'

export interface Line {
  readonly size: number
  readonly hidden: boolean
}

/** Beyond this, rows that the sheet says nothing of are taken for one. */
const LOOKED_AT = 20_000

export function linesOf(
  indices: readonly number[],
  known: readonly number[],
  read: (index: number) => Line,
): Line[] {
  if (indices.length <= LOOKED_AT) return indices.map(read)
  const said = new Set(known)
  const plain = indices.find((index) => !said.has(index))
  const first = indices[0] ?? 0
  const inside = known.filter((index) => index >= first && index < first + indices.length)
  return [...inside, ...(plain === undefined ? [] : [plain])].map(read)
}

export function indicesOf(area: Area, kind: 'row' | 'column'): number[] {
  const [start, count] = kind === 'row' ? [area.row, area.rows] : [area.column, area.columns]
  return Array.from({ length: count }, (_, index) => start + index)
}

export function same<Value>(values: readonly Value[]): Value | null {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : null
}
