// One column of a table, known by a number that stays its own.
// https://learn.microsoft.com/javascript/api/excel/excel.tablecolumn
import { ExcelError, invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { HostObject, type Identity } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { Filter } from './filter.ts'
import { renameColumns } from './table-headers.ts'
import {
  bodyArea,
  columnNumber,
  freeColumnName,
  hasHeaders,
  headerArea,
  type TableRecord,
  tableArea,
  totalsArea,
} from './table-json.ts'
import { takeRoom } from './table-room.ts'
import { tableById } from './table-store.ts'

export class TableColumn extends HostObject {
  readonly className = 'TableColumn'
  readonly #tableId: string
  readonly #number: number

  constructor(world: World, tableId: string, number: number) {
    super(world)
    this.#tableId = tableId
    this.#number = number
  }

  override identity(): Identity {
    return { Id: this.#number }
  }

  get id(): number {
    return this.#number
  }

  /** @throws ExcelError ItemNotFound once the column is deleted */
  get index(): number {
    const index = this.#table().columns.findIndex((column) => columnNumber(column) === this.#number)
    if (index < 0) throw itemNotFound()
    return index
  }

  get name(): string {
    return this.#table().columns[this.index]?.displayName ?? ''
  }

  set name(name: string) {
    if (typeof name !== 'string' || name === '') throw invalidArgument()
    const table = this.#table()
    if (hasHeaders(table)) {
      this.getHeaderRowRange().values = [[name]]
      return
    }
    const names = table.columns.map(({ displayName }) => displayName)
    names[this.index] = freeColumnName(
      names.filter((_, each) => each !== this.index),
      name,
    )
    renameColumns(this.world.model, table, names)
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

  get filter(): Filter {
    return new Filter(this.world, this.#tableId, this.#number)
  }

  getRange(): Range {
    return this.#part(tableArea(this.#table()))
  }

  getHeaderRowRange(): Range {
    return this.#part(headerArea(this.#table()))
  }

  getDataBodyRange(): Range {
    return this.#part(bodyArea(this.#table()))
  }

  getTotalRowRange(): Range {
    return this.#part(totalsArea(this.#table()))
  }

  delete(): void {
    const table = this.#table()
    if (table.columns.length === 1) throw new ExcelError('InvalidOperation')
    const range = this.getRange()
    refuseWrite(range, 'value')
    takeRoom(this.world, table, range.area, 'columns')
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }

  #part(area: Area | null): Range {
    if (!area) throw itemNotFound()
    return new Range(this.world, this.#table().sheetId, {
      ...area,
      column: area.column + this.index,
      columns: 1,
    })
  }
}
