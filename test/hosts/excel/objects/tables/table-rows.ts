// The rows of a table: known by their place alone, so that a row that was kept is another one once rows were added above it.
// https://learn.microsoft.com/javascript/api/excel/excel.tablerow
import type { ICellData } from '@univerjs/core'
import { ExcelError, invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { readCells } from '../cell-contents.ts'
import { HostCollection } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { toRange } from '../shift-mutation.ts'
import { hasFilters } from './table-filters.ts'
import { calculatedColumns, fillFormulas } from './table-growth.ts'
import { bodyArea, hasTotals, type TableRecord, tableArea } from './table-json.ts'
import { isFree, makeRoom } from './table-room.ts'
import { deleteRow, isUnfilled, TableRow } from './table-row.ts'
import { putTable, tableById } from './table-store.ts'

export class TableRowCollection extends HostCollection<TableRow> {
  readonly className = 'TableRowCollection'
  readonly #tableId: string

  constructor(world: World, tableId: string) {
    super(world)
    this.#tableId = tableId
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }

  hostItems(): TableRow[] {
    return Array.from({ length: this.count }, (_, index) => new TableRow(this.world, this.#tableId, index))
  }

  getItem(index: unknown): TableRow {
    return this.getItemAt(Number(index))
  }

  getItemAt(index: number): TableRow {
    if (!Number.isInteger(index) || index < 0 || index >= bodyArea(this.#table()).rows) throw itemNotFound()
    return new TableRow(this.world, this.#tableId, index)
  }

  get count(): number {
    const table = this.#table()
    return isUnfilled(this.world, table) ? 0 : bodyArea(table).rows
  }

  getCount(): number {
    return this.count
  }

  /**
   * @param alwaysInsert false lets the table take empty rows below it without pushing what is further down
   * @throws ExcelError InsertDeleteConflict where another table would be torn
   */
  add(index?: number, values?: unknown, alwaysInsert = true): TableRow {
    const table = this.#table()
    const { count } = this
    const at = index === undefined || index === -1 ? count : index
    if (!Number.isInteger(at) || at < 0 || at > count) throw invalidArgument('(index)')
    const body = bodyArea(table)
    if (Array.isArray(values) && !isMatrix(values, body.columns)) throw invalidArgument('(values)')
    const rows = Array.isArray(values) ? values.length : 1
    refuseWrite(new Range(this.world, table.sheetId, body), 'value')
    const formulas = count > 0 ? calculatedColumns(this.world.model, table) : []
    // The empty row of a new table is the first of those that are added.
    const added = rows - Number(count === 0 && isUnfilled(this.world, table))
    if (added > 0) this.#insert(table, at + rows - added, added, alwaysInsert)
    const area: Area = { ...body, row: body.row + at, rows }
    if (values !== undefined) new Range(this.world, table.sheetId, area).values = values
    fillFormulas(this.world.model, table.sheetId, formulas, area)
    return new TableRow(this.world, this.#tableId, at)
  }

  deleteRowsAt(index: number, count = 1): void {
    this.#delete(Array.from({ length: count }, (_, each) => index + each))
  }

  deleteRows(rows: readonly (number | TableRow)[]): void {
    this.#delete(rows.map((row) => (typeof row === 'number' ? row : row.index)))
  }

  #insert(table: TableRecord, at: number, rows: number, alwaysInsert: boolean): void {
    const area = tableArea(table)
    const body = bodyArea(table)
    const inserted = { ...area, row: body.row + at, rows }
    const isAtEnd = at === body.rows && !hasTotals(table)
    if (!isAtEnd || alwaysInsert || !isFree(this.world, table.sheetId, inserted))
      makeRoom(this.world, table, inserted, 'rows')
    putTable(this.world.model, table.id, { ...table, range: toRange({ ...area, rows: area.rows + rows }) })
    if (body.rows > 0)
      copyStyles(
        this.world,
        table.sheetId,
        { ...body, row: body.row + Math.max(at - 1, 0), rows: 1 },
        inserted,
      )
  }

  #delete(given: readonly number[]): void {
    const table = this.#table()
    const places = [...new Set(given)].sort((one, other) => other - one)
    const isThere = (place: number) => Number.isInteger(place) && place >= 0 && place < this.count
    if (places.length < given.length || !places.every(isThere)) throw invalidArgument()
    if (hasFilters(table)) throw new ExcelError('InsertDeleteConflict')
    for (const place of places) deleteRow(this.world, this.#table(), place)
  }
}

const isMatrix = (values: readonly unknown[], columns: number): boolean =>
  values.length > 0 && values.every((row) => Array.isArray(row) && row.length === columns)

/** New rows look as the row above them, and the first ones as the row below. */
function copyStyles(world: World, sheetId: string, from: Area, to: Area): void {
  const [styles = []] = readCells(world, sheetId, from, (cell) => cell?.s)
  if (!styles.some(Boolean)) return
  const row = styles.map((style): ICellData | null => (style ? { s: style } : null))
  world.model.writeCells(
    sheetId,
    to.row,
    to.column,
    Array.from({ length: to.rows }, () => row),
  )
}
