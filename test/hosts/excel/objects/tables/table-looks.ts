// What a table looks like, and which of its parts are shown.
// https://learn.microsoft.com/javascript/api/excel/excel.table
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { givenBoolean } from '../given.ts'
import { HostObject, type Identity } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { hasHeaders, hasTotals, type TableExtras, type TableRecord, tableArea } from './table-json.ts'
import { hideHeaders, hideTotals, showHeaders, showTotals } from './table-parts.ts'
import { putTable, tableById } from './table-store.ts'
import { excelStyle, isTableStyle, univerStyle } from './table-styles.ts'

type Switch =
  | 'showBandedRows'
  | 'showBandedColumns'
  | 'showFilterButton'
  | 'highlightFirstColumn'
  | 'highlightLastColumn'

export abstract class TableLooks extends HostObject {
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  get id(): string {
    return this.#id
  }

  /** @throws ExcelError ItemNotFound once the table is deleted */
  record(): TableRecord {
    return tableById(this.world.model, this.#id)
  }

  /** @throws ExcelError AccessDenied where the table is protected */
  protected writable(): TableRecord {
    const table = this.record()
    refuseWrite(new Range(this.world, table.sheetId, tableArea(table)), 'value')
    return table
  }

  get style(): string {
    return excelStyle(this.record().options.tableStyleId ?? '')
  }

  set style(style: string) {
    if (!isTableStyle(style)) throw invalidArgument()
    const table = this.record()
    this.#put({ ...table, options: { ...table.options, tableStyleId: univerStyle(style) } })
  }

  get showHeaders(): boolean {
    return hasHeaders(this.record())
  }

  set showHeaders(shown: unknown) {
    if (givenBoolean(shown) !== this.showHeaders)
      (shown ? showHeaders : hideHeaders)(this.world, this.writable())
  }

  get showTotals(): boolean {
    return hasTotals(this.record())
  }

  set showTotals(shown: unknown) {
    if (givenBoolean(shown) !== this.showTotals)
      (shown ? showTotals : hideTotals)(this.world, this.writable())
  }

  get showBandedRows(): boolean {
    return this.#extra('showBandedRows', true)
  }

  set showBandedRows(shown: unknown) {
    this.#setExtras({ showBandedRows: givenBoolean(shown) })
  }

  get showBandedColumns(): boolean {
    return this.#extra('showBandedColumns', false)
  }

  set showBandedColumns(shown: unknown) {
    this.#setExtras({ showBandedColumns: givenBoolean(shown) })
  }

  get showFilterButton(): boolean {
    return hasHeaders(this.record()) && this.#extra('showFilterButton', true)
  }

  /** Only with a header row: https://learn.microsoft.com/javascript/api/excel/excel.table#excel-excel-table-showfilterbutton-member */
  set showFilterButton(shown: unknown) {
    if (!hasHeaders(this.record())) throw invalidArgument()
    this.#setExtras({ showFilterButton: givenBoolean(shown) })
  }

  get highlightFirstColumn(): boolean {
    return this.#extra('highlightFirstColumn', false)
  }

  set highlightFirstColumn(highlighted: unknown) {
    this.#setExtras({ highlightFirstColumn: givenBoolean(highlighted) })
  }

  get highlightLastColumn(): boolean {
    return this.#extra('highlightLastColumn', false)
  }

  set highlightLastColumn(highlighted: unknown) {
    this.#setExtras({ highlightLastColumn: givenBoolean(highlighted) })
  }

  #extra(name: Switch, otherwise: boolean): boolean {
    return this.record().meta.excel?.[name] ?? otherwise
  }

  #setExtras(extras: Partial<TableExtras>): void {
    const table = this.record()
    this.#put({ ...table, meta: { excel: { ...table.meta.excel, ...extras } } })
  }

  #put(table: TableRecord): void {
    putTable(this.world.model, table.id, table)
  }
}
