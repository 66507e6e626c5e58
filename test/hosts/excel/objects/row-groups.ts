// Rows that are folded together in the outline at the left. Groups of columns are not modelled.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-group
import { groupsOf, levelsOf } from '../files/row-levels.ts'
import { invalidArgument, notModelled } from '../protocol/excel-error.ts'
import type { Area } from './area.ts'
import { changeSheetExtras, sheetExtras } from './extras.ts'
import type { RangePlace } from './range-place.ts'
import { refuseOnProtected } from './refuse-write.ts'

interface Grouped extends RangePlace {
  readonly isEntireColumn: boolean
  rowHidden: unknown
}

export function groupRows(range: Grouped, by: unknown): void {
  const { row, rows } = rowsOf(range, by)
  const { groupedRows = [] } = sheetExtras(range.sheet())
  changeSheetExtras(range.sheet(), { groupedRows: [...groupedRows, `${row + 1}:${row + rows}`] })
}

/** One level less for each of the rows. @throws ExcelError InvalidArgument where none of them is in a group */
export function ungroupRows(range: Grouped, by: unknown): void {
  const { row, rows } = rowsOf(range, by)
  const { groupedRows = [] } = sheetExtras(range.sheet())
  const levels = levelsOf(groupedRows)
  const touched = [...levels.keys()].filter((number) => number > row && number <= row + rows)
  if (touched.length === 0) throw invalidArgument()
  for (const number of touched) levels.set(number, (levels.get(number) ?? 1) - 1)
  changeSheetExtras(range.sheet(), { groupedRows: groupsOf(levels) })
}

/** @throws ExcelError InvalidArgument where the rows are in no group */
export function foldRows(range: Grouped, by: unknown, folded: boolean): void {
  const { row, rows } = rowsOf(range, by)
  const { groupedRows = [] } = sheetExtras(range.sheet())
  if (!groupedRows.includes(`${row + 1}:${row + rows}`)) throw invalidArgument()
  range.rowHidden = folded
}

function rowsOf(range: Grouped, by: unknown): Area {
  if (by === 'ByColumns') throw notModelled('groups of columns')
  if (by !== 'ByRows' || range.isEntireColumn) throw invalidArgument('(groupOption)')
  refuseOnProtected(range)
  return range.area
}
