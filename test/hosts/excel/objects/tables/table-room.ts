// Makes room for a table's cells and takes it away again, pushing and pulling what is below or right of them, as long as no
// other table is torn.
import { excelValue } from '../../calculation/excel-value.ts'
import type { World } from '../../world.ts'
import { type Area, intersection } from '../area.ts'
import { readCells } from '../cell-contents.ts'
import type { Shift } from '../shift.ts'
import { shiftCells } from '../shift-cells.ts'
import { type TableRecord, tableArea } from './table-json.ts'
import { refuseTorn } from './table-shifts.ts'
import { tablesOf } from './table-store.ts'

/** @throws ExcelError InsertDeleteConflict */
export function makeRoom(world: World, table: TableRecord, area: Area, along: Shift['along']): void {
  shift(world, table, { sheetId: table.sheetId, area, kind: 'insert', along })
}

/** @throws ExcelError InsertDeleteConflict */
export function takeRoom(world: World, table: TableRecord, area: Area, along: Shift['along']): void {
  shift(world, table, { sheetId: table.sheetId, area, kind: 'delete', along })
}

function shift(world: World, table: TableRecord, change: Shift): void {
  refuseTorn(
    tablesOf(world.model).filter(({ id }) => id !== table.id),
    change,
  )
  shiftCells(world, change)
}

export const isFree = (world: World, sheetId: string, area: Area): boolean =>
  !readCells(world, sheetId, area, (cell) => excelValue(cell) !== '' || Boolean(cell?.f || cell?.si))
    .flat()
    .some(Boolean)

/** @returns whether no other table has a cell of the area */
export const isFreeOfTables = (world: World, sheetId: string, area: Area, ownId = ''): boolean =>
  tablesOf(world.model, sheetId).every((table) => table.id === ownId || !intersection(tableArea(table), area))
