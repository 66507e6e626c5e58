// One table: what it is called and looks like, the ranges of its parts, and how it is resized and taken away.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables
import { invalidArgument, itemNotFound, notModelled } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { formatArea, intersection, quotedSheet } from '../area.ts'
import { HostObject, type Identity } from '../host-object.ts'
import { Range } from '../range.ts'
import { refuseWrite } from '../refuse-write.ts'
import { toRange } from '../shift-mutation.ts'
import { Worksheet } from '../worksheet.ts'
import { rangeOf } from './range-of.ts'
import { storedReference } from './structured-references.ts'
import { TableAutoFilter } from './table-auto-filter.ts'
import { TableColumnCollection } from './table-columns.ts'
import { clearFilters, reapplyFilters } from './table-filters.ts'
import { referencedArea, replacedReferences } from './table-formulas.ts'
import { growTable } from './table-growth.ts'
import {
  bodyArea,
  defaultColumnName,
  hasHeaders,
  hasTotals,
  headerArea,
  newColumn,
  type TableExtras,
  type TableRecord,
  tableArea,
  totalsArea,
} from './table-json.ts'
import { checkTableName } from './table-names.ts'
import { hideHeaders, hideTotals, showHeaders, showTotals } from './table-parts.ts'
import { TableRowCollection } from './table-rows.ts'
import { TableSort } from './table-sort.ts'
import { putTable, tableById, tablesOf } from './table-store.ts'
import { excelStyle, isTableStyle, univerStyle } from './table-styles.ts'

export class Table extends HostObject {
  readonly className = 'Table'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  /** @throws ExcelError ItemNotFound once the table is deleted */
  record(): TableRecord {
    return tableById(this.world.model, this.#id)
  }

  get id(): string {
    return this.#id
  }

  get legacyId(): string {
    return String(this.record().meta.excel?.number ?? 0)
  }

  get name(): string {
    return this.record().name
  }

  set name(name: string) {
    const table = this.record()
    checkTableName(this.world.model, name, table.id)
    if (name === table.name) return
    const replaced = replacedReferences(this.world.model, table, (each) =>
      storedReference({ ...each, table: name }),
    )
    putTable(this.world.model, table.id, { ...table, name }, replaced)
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

  set showHeaders(shown: boolean) {
    if (shown !== this.showHeaders) (shown ? showHeaders : hideHeaders)(this.world, this.#writable())
  }

  get showTotals(): boolean {
    return hasTotals(this.record())
  }

  set showTotals(shown: boolean) {
    if (shown !== this.showTotals) (shown ? showTotals : hideTotals)(this.world, this.#writable())
  }

  get showBandedRows(): boolean {
    return this.#extra('showBandedRows', true)
  }

  set showBandedRows(shown: boolean) {
    this.#setExtras({ showBandedRows: shown })
  }

  get showBandedColumns(): boolean {
    return this.#extra('showBandedColumns', false)
  }

  set showBandedColumns(shown: boolean) {
    this.#setExtras({ showBandedColumns: shown })
  }

  get showFilterButton(): boolean {
    return hasHeaders(this.record()) && this.#extra('showFilterButton', true)
  }

  /** Only with a header row: https://learn.microsoft.com/javascript/api/excel/excel.table#excel-excel-table-showfilterbutton-member */
  set showFilterButton(shown: boolean) {
    if (!hasHeaders(this.record())) throw invalidArgument()
    this.#setExtras({ showFilterButton: shown })
  }

  get highlightFirstColumn(): boolean {
    return this.#extra('highlightFirstColumn', false)
  }

  set highlightFirstColumn(highlighted: boolean) {
    this.#setExtras({ highlightFirstColumn: highlighted })
  }

  get highlightLastColumn(): boolean {
    return this.#extra('highlightLastColumn', false)
  }

  set highlightLastColumn(highlighted: boolean) {
    this.#setExtras({ highlightLastColumn: highlighted })
  }

  get columns(): TableColumnCollection {
    return new TableColumnCollection(this.world, this.#id)
  }

  get rows(): TableRowCollection {
    return new TableRowCollection(this.world, this.#id)
  }

  get sort(): TableSort {
    return new TableSort(this.world, this.#id)
  }

  get autoFilter(): TableAutoFilter {
    return new TableAutoFilter(this.world, this.#id)
  }

  get worksheet(): Worksheet {
    return new Worksheet(this.world, this.record().sheetId)
  }

  getRange(): Range {
    const table = this.record()
    return new Range(this.world, table.sheetId, tableArea(table))
  }

  /** @throws ExcelError ItemNotFound where the header row is hidden */
  getHeaderRowRange(): Range {
    return this.#part(headerArea(this.record()))
  }

  getDataBodyRange(): Range {
    return this.#part(bodyArea(this.record()))
  }

  /** @throws ExcelError ItemNotFound without a row of totals */
  getTotalRowRange(): Range {
    return this.#part(totalsArea(this.record()))
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.table#excel-excel-table-resize-member(1) */
  resize(newRange: Range | string): void {
    const table = this.#writable()
    const { sheetId, area } = rangeOf(this.world, newRange, table.sheetId)
    const before = tableArea(table)
    const isSameTop = sheetId === table.sheetId && area.row === before.row && intersection(area, before)
    const rows = area.rows - Number(hasHeaders(table)) - Number(hasTotals(table))
    if (!isSameTop || rows < 1) throw invalidArgument()
    for (const other of tablesOf(this.world.model, sheetId))
      if (other.id !== table.id && intersection(tableArea(other), area)) throw invalidArgument()
    if (hasTotals(table) && area.rows !== before.rows) throw notModelled('Table.resize with a row of totals')
    const kept = table.columns.filter((_, index) => {
      const at = before.column + index - area.column
      return at >= 0 && at < area.columns
    })
    const columns = [...kept]
    const addAt = (place: number) => {
      const taken = columns.map(({ displayName }) => displayName)
      columns.splice(place, 0, newColumn([...table.columns, ...columns], defaultColumnName(taken, place + 1)))
    }
    for (let place = 0; place < before.column - area.column; place += 1) addAt(place)
    while (columns.length < area.columns) addAt(columns.length)
    growTable(this.world, table, { ...table, range: toRange(area), columns })
  }

  /** Takes its cells' contents along. */
  delete(): void {
    const table = this.#writable()
    const range = this.getRange()
    putTable(
      this.world.model,
      table.id,
      null,
      replacedReferences(this.world.model, table, () => '#REF!'),
    )
    range.clear('All')
  }

  convertToRange(): Range {
    const table = this.#writable()
    const range = this.getRange()
    const sheet = quotedSheet(range.worksheet.name)
    const replaced = replacedReferences(this.world.model, table, (reference, place) => {
      const area = referencedArea(table, reference)
      if (!area) return '#REF!'
      const isThisRow = reference.sections.includes('#This Row') && place
      return `${sheet}!${absolute(formatArea(isThisRow ? { ...area, row: place.row, rows: 1 } : area))}`
    })
    putTable(this.world.model, table.id, null, replaced)
    return range
  }

  clearFilters(): void {
    clearFilters(this.world, this.record())
  }

  reapplyFilters(): void {
    reapplyFilters(this.world, this.record())
  }

  #part(area: ReturnType<typeof headerArea>): Range {
    if (!area) throw itemNotFound()
    return new Range(this.world, this.record().sheetId, area)
  }

  #extra<Name extends keyof TableExtras>(name: Name, otherwise: NonNullable<TableExtras[Name]>) {
    return (this.record().meta.excel?.[name] ?? otherwise) as NonNullable<TableExtras[Name]>
  }

  #setExtras(extras: Partial<TableExtras>): void {
    const table = this.record()
    this.#put({ ...table, meta: { excel: { ...table.meta.excel, ...extras } } })
  }

  #put(table: TableRecord): void {
    putTable(this.world.model, table.id, table)
  }

  #writable(): TableRecord {
    refuseWrite(this.getRange(), 'value')
    return this.record()
  }
}

const absolute = (address: string): string => address.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
