// Shows and hides a table's header row and its row of totals.
// https://support.microsoft.com/office/6dce6d2d-cf1a-4d0d-8e5c-1e3b4b4c1c24
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { readCells, typeOf } from '../cell-contents.ts'
import { Range } from '../range.ts'
import { toRange } from '../shift-mutation.ts'
import { bodyArea, type TableRecord, tableArea } from './table-json.ts'
import { isFree, isFreeOfTables, makeRoom, takeRoom } from './table-room.ts'
import { putTable } from './table-store.ts'

/** The names stay; their cells become empty ones above the table. */
export function hideHeaders(world: World, table: TableRecord): void {
  const area = tableArea(table)
  const range = toRange({ ...area, row: area.row + 1, rows: area.rows - 1 })
  putTable(world.model, table.id, { ...table, range, options: { ...table.options, showHeader: false } })
  new Range(world, table.sheetId, { ...area, rows: 1 }).clear('Contents')
}

/** In the row above where that is empty; otherwise the table moves down. */
export function showHeaders(world: World, table: TableRecord): void {
  const area = tableArea(table)
  const above = { ...area, row: area.row - 1, rows: 1 }
  const isRoom = area.row > 0 && isRoomFor(world, table, above)
  if (!isRoom) makeRoom(world, table, { ...area, rows: 1 }, 'rows')
  const header = isRoom ? above : { ...area, rows: 1 }
  const range = toRange({ ...header, rows: area.rows + 1 })
  putTable(world.model, table.id, { ...table, range, options: { ...table.options, showHeader: true } })
}

/** `Total` in the first column; the last one is summed where it has numbers, and counted otherwise. */
export function showTotals(world: World, table: TableRecord): void {
  const area = tableArea(table)
  const row = { ...area, row: area.row + area.rows, rows: 1 }
  if (!isRoomFor(world, table, row)) makeRoom(world, table, row, 'rows')
  putTable(world.model, table.id, {
    ...table,
    range: toRange({ ...area, rows: area.rows + 1 }),
    options: { ...table.options, showFooter: true },
  })
  const last = table.columns.at(-1)?.displayName ?? ''
  const total = `=SUBTOTAL(${isOfNumbers(world, table) ? 109 : 103},[${last.replace(/['[\]#]/g, "'$&")}])`
  const middle = Array.from({ length: Math.max(area.columns - 2, 0) }, () => null)
  const values = area.columns === 1 ? [total] : ['Total', ...middle, total]
  new Range(world, table.sheetId, row).formulas = [values]
}

export function hideTotals(world: World, table: TableRecord): void {
  const area = tableArea(table)
  takeRoom(world, table, { ...area, row: area.row + area.rows - 1, rows: 1 }, 'rows')
}

function isOfNumbers(world: World, table: TableRecord): boolean {
  const body = bodyArea(table)
  const column = { ...body, column: body.column + body.columns - 1, columns: 1 }
  const types = readCells(world, table.sheetId, column, (cell) => typeOf(cell)).flat()
  return (
    types.some((type) => type === 'Double') && types.every((type) => type === 'Double' || type === 'Empty')
  )
}

const isRoomFor = (world: World, table: TableRecord, area: Area): boolean =>
  isFree(world, table.sheetId, area) && isFreeOfTables(world, table.sheetId, area, table.id)
