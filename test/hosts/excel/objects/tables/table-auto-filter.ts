// A table's filters as a whole. https://learn.microsoft.com/javascript/api/excel/excel.autofilter
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { clearFilters, criteriaOf, filterOf, hasFilters, setFilter } from './table-filters.ts'
import { type TableRecord, tableArea } from './table-json.ts'
import { putTable, tableById } from './table-store.ts'

export class TableAutoFilter extends HostObject {
  readonly className = 'AutoFilter'
  readonly #tableId: string

  constructor(world: World, tableId: string) {
    super(world)
    this.#tableId = tableId
  }

  get enabled(): boolean {
    return this.#table().meta.excel?.showFilterButton ?? true
  }

  get isDataFiltered(): boolean {
    return hasFilters(this.#table())
  }

  get criteria(): (ReturnType<typeof criteriaOf> | Record<string, never>)[] {
    const table = this.#table()
    return table.columns.map((_, index) => criteriaOf(table, index) ?? {})
  }

  apply(_range: Range | string, columnIndex?: number, criteria?: Parameters<typeof filterOf>[0]): void {
    if (columnIndex === undefined || criteria === undefined) return
    const table = this.#table()
    if (!table.columns[columnIndex]) throw invalidArgument()
    setFilter(this.world.model, table, columnIndex, filterOf(criteria))
  }

  clearColumnCriteria(columnIndex: number): void {
    const table = this.#table()
    if (!table.columns[columnIndex]) throw invalidArgument()
    setFilter(this.world.model, table, columnIndex, null)
  }

  clearCriteria(): void {
    clearFilters(this.world.model, this.#table())
  }

  reapply(): void {
    const table = this.#table()
    if (hasFilters(table)) putTable(this.world.model, table.id, table)
  }

  getRange(): Range {
    const table = this.#table()
    return new Range(this.world, table.sheetId, tableArea(table))
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }
}
