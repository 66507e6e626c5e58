// What a new table needs: room for its headers and a row, names for its columns, and no other table in its place.
import { ExcelError, invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { type Area, intersection } from '../area.ts'
import { Range } from '../range.ts'
import { shiftCells } from '../shift-cells.ts'
import { toRange } from '../shift-mutation.ts'
import { defaultColumnName, freeColumnName, newColumn, type TableRecord, tableArea } from './table-json.ts'
import { isFree, isFreeOfTables } from './table-room.ts'
import { refuseTorn } from './table-shifts.ts'
import { tablesOf } from './table-store.ts'

/** Without headers, Excel makes some and moves the data a row down; headers alone get an empty row for data. */
export function roomForNew(
  world: World,
  sheetId: string,
  area: Area,
  hasHeaders: boolean,
  isNew: boolean,
): void {
  const row = hasHeaders ? area.row + 1 : area.row
  const needed = { ...area, row, rows: 1 }
  const isTaken = () => !isFree(world, sheetId, needed) || !isFreeOfTables(world, sheetId, needed)
  if (hasHeaders && !(isNew && isTaken())) return
  const shift = { sheetId, area: needed, kind: 'insert', along: 'rows' } as const
  refuseTorn(tablesOf(world.model, sheetId), shift)
  shiftCells(world, shift)
}

/** Of what shows in the first row, made different from one another. */
export function columnsOf(world: World, sheetId: string, area: Area): TableRecord['columns'] {
  const [texts = []] = new Range(world, sheetId, { ...area, rows: 1 }).text
  const columns: TableRecord['columns'] = []
  for (const [index, text] of texts.entries()) {
    const taken = columns.map(({ displayName }) => displayName)
    const name =
      text.trim() === '' ? defaultColumnName([...taken, ...texts], index + 1) : freeColumnName(taken, text)
    columns.push(newColumn(columns, name))
  }
  return columns
}

/**
 * @throws ExcelError InvalidArgument over another table (https://github.com/OfficeDev/office-js/issues/1199),
 *   MergedRangeConflict over merged cells
 */
export function refuseOverlap(world: World, sheetId: string, area: Area): void {
  for (const table of tablesOf(world.model, sheetId))
    if (intersection(tableArea(table), area))
      throw new ExcelError('InvalidArgument', "A table can't overlap another table.")
  const { startRow, endRow, startColumn, endColumn } = toRange(area)
  const worksheet = world.model.book.getWorkbook().getSheetBySheetId(sheetId)
  const isMerged = worksheet
    ?.getMergeData()
    .some(
      (merged) =>
        merged.startRow <= endRow &&
        merged.endRow >= startRow &&
        merged.startColumn <= endColumn &&
        merged.endColumn >= startColumn,
    )
  if (isMerged) throw new ExcelError('MergedRangeConflict')
  if (!worksheet) throw invalidArgument()
}
