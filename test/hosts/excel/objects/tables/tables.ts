// The tables of a workbook or of one worksheet, by name (whatever its case) or id, in the order in which they were made.

import { core } from '../../model/univer-packages.ts'
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { type Area, intersection } from '../area.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import type { Range } from '../range.ts'
import { checkArea } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { toRange } from '../shift-mutation.ts'
import { nextTableNumber } from './adopt-table.ts'
import { columnsOf, refuseOverlap, roomForNew } from './new-table.ts'
import { rangeOf } from './range-of.ts'
import { Table } from './table.ts'
import { type TableRecord, tableArea } from './table-json.ts'
import { freeTableName } from './table-names.ts'
import { putTable, tablesOf } from './table-store.ts'
import { DEFAULT_STYLE, univerStyle } from './table-styles.ts'

export class TableCollection extends HostCollection<Table> {
  readonly className: string = 'TableCollection'
  readonly #sheetId: string | undefined

  /** @param sheetId of the worksheet whose tables these are; none for the workbook's */
  constructor(world: World, sheetId?: string) {
    super(world)
    this.#sheetId = sheetId
  }

  /** To whom events of these tables are told. */
  get eventTarget(): string | undefined {
    return this.#sheetId
  }

  records(): TableRecord[] {
    return tablesOf(this.world.model, this.#sheetId)
  }

  hostItems(): Table[] {
    return this.records().map(({ id }) => new Table(this.world, id))
  }

  getItem(key: unknown): Table {
    const found = this.#find(key)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(key: unknown): Table | NullObject {
    return this.#find(key) ?? new NullObject(this.world, 'Table')
  }

  getItemAt(index: number): Table {
    const item = this.hostItems()[index]
    if (!item) throw itemNotFound()
    return item
  }

  get count(): number {
    return this.records().length
  }

  getCount(): number {
    return this.count
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.tablecollection#excel-excel-tablecollection-add-member(1) */
  add(address: Range | string, hasHeaders: boolean): Table {
    const { world } = this
    const given = rangeOf(world, address, this.#sheetId ?? world.model.book.getActiveSheet().getSheetId())
    const { sheetId } = given
    refuseWrite(given, 'value')
    refuseOverlap(world, sheetId, given.area)
    const isNew = hasHeaders && given.area.rows === 1
    const area = { ...given.area, rows: given.area.rows + Number(isNew || !hasHeaders) }
    checkArea(area)
    roomForNew(world, sheetId, area, hasHeaders, isNew)
    refuseOverlap(world, sheetId, area)
    const id = `{${core.generateRandomId(8)}}`
    putTable(world.model, id, {
      id,
      sheetId,
      name: freeTableName(world.model),
      range: toRange(area),
      options: { showHeader: true, showFooter: false, tableStyleId: univerStyle(DEFAULT_STYLE) },
      filters: { tableColumnFilterList: [] },
      columns: columnsOf(world, sheetId, area),
      meta: { excel: { number: nextTableNumber(world), isNew } },
    })
    return new Table(world, id)
  }

  #find(key: unknown): Table | undefined {
    const wanted = String(key).toLowerCase()
    const found = this.records().find(({ id, name }) => id === key || name.toLowerCase() === wanted)
    return found && new Table(this.world, found.id)
  }
}

/** The tables that touch a range, from the top to the bottom and then from the left to the right. */
export class TableScopedCollection extends TableCollection {
  override readonly className = 'TableScopedCollection'
  readonly #range: Range
  readonly #fullyContained: boolean

  constructor(range: Range, fullyContained: boolean) {
    super(range.world, range.sheetId)
    this.#range = range
    this.#fullyContained = fullyContained
  }

  override records(): TableRecord[] {
    const cells = ({ rows, columns }: Area) => rows * columns
    return super
      .records()
      .filter((table) => {
        const common = intersection(tableArea(table), this.#range.area)
        return common && (!this.#fullyContained || cells(common) === cells(tableArea(table)))
      })
      .sort(
        ({ range: one }, { range: other }) =>
          one.startRow - other.startRow || one.startColumn - other.startColumn,
      )
  }

  getFirst(): Table {
    return this.getItemAt(0)
  }
}
