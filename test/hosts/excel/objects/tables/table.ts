// One table: what it is called and looks like, the ranges of its parts, and how it is resized and taken away.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables
import { invalidArgument, itemNotFound, notModelled } from '../../protocol/excel-error.ts'
import { type Area, formatArea, intersection, quotedSheet } from '../area.ts'
import { Range } from '../range.ts'
import { toRange } from '../shift-mutation.ts'
import { Worksheet } from '../worksheet.ts'
import { rangeOf } from './range-of.ts'
import { storedReference } from './structured-references.ts'
import { TableAutoFilter } from './table-auto-filter.ts'
import { TableColumnCollection } from './table-columns.ts'
import { clearFilters, reapplyFilters } from './table-filters.ts'
import { referencedArea } from './table-formulas.ts'
import { growTable } from './table-growth.ts'
import {
  bodyArea,
  defaultColumnName,
  hasHeaders,
  hasTotals,
  headerArea,
  newColumn,
  tableArea,
  totalsArea,
} from './table-json.ts'
import { TableLooks } from './table-looks.ts'
import { checkTableName } from './table-names.ts'
import { replacedReferences } from './table-rewrites.ts'
import { TableRowCollection } from './table-rows.ts'
import { TableSort } from './table-sort.ts'
import { putTable, tablesOf } from './table-store.ts'

export class Table extends TableLooks {
  readonly className = 'Table'

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

  get columns(): TableColumnCollection {
    return new TableColumnCollection(this.world, this.id)
  }

  get rows(): TableRowCollection {
    return new TableRowCollection(this.world, this.id)
  }

  get sort(): TableSort {
    return new TableSort(this.world, this.id)
  }

  get autoFilter(): TableAutoFilter {
    return new TableAutoFilter(this.world, this.id)
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
    const table = this.writable()
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
    const table = this.writable()
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
    const table = this.writable()
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

  #part(area: Area | null): Range {
    if (!area) throw itemNotFound()
    return new Range(this.world, this.record().sheetId, area)
  }
}

const absolute = (address: string): string => address.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
