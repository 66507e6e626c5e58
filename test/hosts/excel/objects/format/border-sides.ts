// Which cells the lines of a range belong to, and on which of their sides.
// https://learn.microsoft.com/javascript/api/excel/excel.borderindex
import type { IBorderData, IBorderStyleData, Nullable } from '@univerjs/core'
import { COLUMN_COUNT, ROW_COUNT } from '../../model/open-model.ts'
import type { Area } from '../area.ts'

export const SIDES = [
  ...(['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const),
  ...(['InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'] as const),
]
export type Side = (typeof SIDES)[number]
export type CellSide = 't' | 'b' | 'l' | 'r' | 'tl_br' | 'bl_tr'

/** More cells than this are not all looked at: the first are taken for the others. */
const LOOKED_AT = 10_000

export interface CellSides {
  readonly area: Area
  readonly side: CellSide
}

/** @returns the cells that have a part of the line, and on which side of each it is */
export function sidesOf(area: Area, side: Side): CellSides[] {
  const { row, column, rows, columns } = area
  if (side === 'EdgeTop') return [{ area: { ...area, rows: 1 }, side: 't' }]
  if (side === 'EdgeBottom') return [{ area: { ...area, row: row + rows - 1, rows: 1 }, side: 'b' }]
  if (side === 'EdgeLeft') return [{ area: { ...area, columns: 1 }, side: 'l' }]
  if (side === 'EdgeRight')
    return [{ area: { ...area, column: column + columns - 1, columns: 1 }, side: 'r' }]
  if (side === 'DiagonalDown') return [{ area, side: 'tl_br' }]
  if (side === 'DiagonalUp') return [{ area, side: 'bl_tr' }]
  // Of whole columns and rows the last line is at the end of the sheet, where nobody sees it.
  if (side === 'InsideHorizontal')
    return rows === 1 ? [] : [{ area: rows === ROW_COUNT ? area : { ...area, rows: rows - 1 }, side: 'b' }]
  return columns === 1
    ? []
    : [{ area: columns === COLUMN_COUNT ? area : { ...area, columns: columns - 1 }, side: 'r' }]
}

const OPPOSITE = { t: ['b', -1, 0], b: ['t', 1, 0], l: ['r', 0, -1], r: ['l', 0, 1] } as const

/** @returns the cell on the other side of the line, which may say something of it too */
export function beyond(row: number, column: number, side: CellSide): CellSides[] {
  if (side === 'tl_br' || side === 'bl_tr') return []
  const [opposite, down, right] = OPPOSITE[side]
  const other = { row: row + down, column: column + right, rows: 1, columns: 1 }
  const isOn = other.row >= 0 && other.column >= 0 && other.row < ROW_COUNT && other.column < COLUMN_COUNT
  return isOn ? [{ area: other, side: opposite }] : []
}

export function lineBetween(
  at: (row: number, column: number) => IBorderData,
  row: number,
  column: number,
  side: CellSide,
): Nullable<IBorderStyleData> {
  const own = at(row, column)[side]
  if (own || side === 'tl_br' || side === 'bl_tr') return own
  const [other] = beyond(row, column, side)
  return other && at(other.area.row, other.area.column)[other.side]
}

export function cellsOf({ row, column, rows, columns }: Area): [number, number][] {
  const found: [number, number][] = []
  for (let r = row; r < row + rows; r += 1)
    for (let c = column; c < column + columns; c += 1) {
      if (found.length === LOOKED_AT) return found
      found.push([r, c])
    }
  return found
}
