// The columns of a table: found by name or by the number that stays theirs, added with their values, deleted with their cells.
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { toRange } from '../shift-mutation.ts'
import { TableColumn } from './table-column.ts'
import {
  columnNumber,
  defaultColumnName,
  freeColumnName,
  headerArea,
  newColumn,
  type TableRecord,
  tableArea,
} from './table-json.ts'
import { makeRoom } from './table-room.ts'
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
