// One row of a table: known by its place alone, so that it is another row once rows were added above it.
// https://learn.microsoft.com/javascript/api/excel/excel.tablerow
import { ExcelError, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { hasFilters } from './table-filters.ts'
import { bodyArea, type TableRecord } from './table-json.ts'
import { isFree, takeRoom } from './table-room.ts'
import { putTable, tableById } from './table-store.ts'

export class TableRow extends HostObject {
  readonly className = 'TableRow'
  readonly #tableId: string
  readonly #index: number

  constructor(world: World, tableId: string, index: number) {
    super(world)
    this.#tableId = tableId
    this.#index = index
  }

  get index(): number {
    return this.#index
  }

  get values(): unknown[][] {
    return this.getRange().values
  }

  set values(values: unknown) {
    this.getRange().values = values
  }

  get valuesAsJson(): unknown[][] {
    return this.getRange().valuesAsJson
  }

  set valuesAsJson(values: unknown) {
    this.getRange().valuesAsJson = values
  }

  getRange(): Range {
    const table = tableById(this.world.model, this.#tableId)
    const body = bodyArea(table)
    if (this.#index >= body.rows) throw itemNotFound()
    return new Range(this.world, table.sheetId, { ...body, row: body.row + this.#index, rows: 1 })
  }

  delete(): void {
    const table = tableById(this.world.model, this.#tableId)
    if (hasFilters(table)) throw new ExcelError('InsertDeleteConflict')
    this.getRange()
    deleteRow(this.world, table, this.#index)
  }
}

/** The last row goes without its cells: a table keeps a row for data. */
export function deleteRow(world: World, table: TableRecord, index: number): void {
  const body = bodyArea(table)
  const range = new Range(world, table.sheetId, { ...body, row: body.row + index, rows: 1 })
  refuseWrite(range, 'value')
  if (body.rows === 1) {
    range.clear('Contents')
    putTable(world.model, table.id, { ...table, meta: { excel: { ...table.meta.excel, isNew: true } } })
    return
  }
  takeRoom(world, table, range.area, 'rows')
}

/** A table that was made of headers alone has no rows yet, though there is an empty one to write into. */
export const isUnfilled = (world: World, table: TableRecord): boolean => {
  const body = bodyArea(table)
  return table.meta.excel?.isNew === true && body.rows === 1 && isFree(world, table.sheetId, body)
}
