// The columns of a table: found by name or by the number that stays theirs, added with their values, deleted with their cells.
import { ExcelError, invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { HostCollection, HostObject, type Identity, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { toRange } from '../shift-mutation.ts'
import { Filter } from './filter.ts'
import { renameColumns } from './table-headers.ts'
import {
  bodyArea,
  columnNumber,
  defaultColumnName,
  freeColumnName,
  hasHeaders,
  headerArea,
  newColumn,
  type TableRecord,
  tableArea,
  totalsArea,
} from './table-json.ts'
import { makeRoom, takeRoom } from './table-room.ts'
import { putTable, tableById } from './table-store.ts'

export class TableColumnCollection extends HostCollection<TableColumn> {
  readonly className = 'TableColumnCollection'
  readonly #tableId: string

  constructor(world: World, tableId: string) {
    super(world)
    this.#tableId = tableId
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }

  hostItems(): TableColumn[] {
    return this.#table().columns.map((column) => this.#column(columnNumber(column)))
  }

  getItem(key: unknown): TableColumn {
    const found = this.#find(key)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(key: unknown): TableColumn | NullObject {
    return this.#find(key) ?? new NullObject(this.world, 'TableColumn')
  }

  getItemAt(index: number): TableColumn {
    const item = this.hostItems()[index]
    if (!item) throw itemNotFound()
    return item
  }

  get count(): number {
    return this.#table().columns.length
  }

  getCount(): number {
    return this.count
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.tablecolumncollection#excel-excel-tablecolumncollection-add-member(1) */
  add(index?: number, values?: unknown, name?: string): TableColumn {
    const table = this.#table()
    const area = tableArea(table)
    const at = index === undefined || index === -1 ? area.columns : index
    if (!Number.isInteger(at) || at < 0 || at > area.columns) throw invalidArgument('(index)')
    if (Array.isArray(values) && values.length !== area.rows) throw invalidArgument('(values)')
    refuseWrite(new Range(this.world, table.sheetId, area), 'value')
    const inserted = { ...area, column: area.column + at, columns: 1 }
    makeRoom(this.world, table, inserted, 'columns')
    const taken = table.columns.map(({ displayName }) => displayName)
    const displayName = name ? freeColumnName(taken, name) : defaultColumnName(taken, 1)
    const column = newColumn(table.columns, displayName)
    const columns = [...table.columns.slice(0, at), column, ...table.columns.slice(at)]
    putTable(this.world.model, table.id, {
      ...table,
      columns,
      range: toRange({ ...area, columns: columns.length }),
    })
    if (values !== undefined) {
      new Range(this.world, table.sheetId, inserted).values = values
      const header = headerArea(tableById(this.world.model, table.id))
      if (name && header)
        new Range(this.world, table.sheetId, { ...header, column: inserted.column, columns: 1 }).values = name
    }
    return this.#column(columnNumber(column))
  }

  #find(key: unknown): TableColumn | undefined {
    const { columns } = this.#table()
    const wanted = String(key).toLowerCase()
    const found =
      columns.find(({ displayName }) => typeof key === 'string' && displayName.toLowerCase() === wanted) ??
      columns.find((column) => String(columnNumber(column)) === wanted)
    return found && this.#column(columnNumber(found))
  }

  #column(number: number): TableColumn {
    return new TableColumn(this.world, this.#tableId, number)
  }
}

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
