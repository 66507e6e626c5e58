// Where columns and rows begin, in points from the top left of the sheet; what is hidden takes no place.
// https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-left-member
import type { Area } from '../area.ts'
import type { RangePlace } from '../range-place.ts'
import { POINTS_PER_PIXEL, standardHeight, standardWidth } from './sizes.ts'

type OnSheet = Pick<RangePlace, 'sheet'>

export interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function placeOf(range: OnSheet, { row, column, rows, columns }: Area): Place {
  const [left, top] = [leftOf(range, column), topOf(range, row)]
  return { left, top, width: leftOf(range, column + columns) - left, height: topOf(range, row + rows) - top }
}

function leftOf(range: OnSheet, column: number): number {
  const sheet = range.sheet().getSheet()
  return before(column, standardWidth(range), sheet.getSnapshot().columnData, ({ w }, index) =>
    sheet.getColVisible(index) ? (w ?? standardWidth(range)) : 0,
  )
}

function topOf(range: OnSheet, row: number): number {
  const sheet = range.sheet().getSheet()
  return before(row, standardHeight(range), sheet.getSnapshot().rowData, ({ h, ah, ia }, index) =>
    sheet.getRowVisible(index) ? ((ia === 1 ? ah : h) ?? h ?? standardHeight(range)) : 0,
  )
}

function before<Line>(
  end: number,
  standard: number,
  said: Readonly<Record<number, Line>> | undefined,
  sizeOf: (line: Line, index: number) => number,
): number {
  let pixels = end * standard
  for (const [key, line] of Object.entries(said ?? {}) as [string, Line | undefined][])
    if (line && Number(key) < end) pixels += sizeOf(line, Number(key)) - standard
  return Math.round(pixels * POINTS_PER_PIXEL * 1000) / 1000
}
