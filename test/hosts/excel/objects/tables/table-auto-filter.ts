// A table's filters as a whole. https://learn.microsoft.com/javascript/api/excel/excel.autofilter
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { Range } from '../range.ts'
import type { FilterCriteria } from '../sheet/filter-criteria.ts'
import { clearFilters, criteriaOf, hasFilters, reapplyFilters, setFilter } from './table-filters.ts'
import { type TableRecord, tableArea } from './table-json.ts'
import { tableById } from './table-store.ts'

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

  /** One for each column, in their order. */
  get criteria(): object[] {
    const table = this.#table()
    return table.columns.map((_, index) => criteriaOf(table, index) ?? {})
  }

  /** The range is the table's own, whichever is given. */
  async apply(_range: Range | string, columnIndex?: number, criteria?: FilterCriteria): Promise<void> {
    await this.world.calculated()
    if (columnIndex !== undefined) setFilter(this.world, this.#table(), columnIndex, criteria ?? null)
  }

  clearColumnCriteria(columnIndex: number): void {
    setFilter(this.world, this.#table(), columnIndex, null)
  }

  clearCriteria(): void {
    clearFilters(this.world, this.#table())
  }

  async reapply(): Promise<void> {
    await this.world.calculated()
    reapplyFilters(this.world, this.#table())
  }

  getRange(): Range {
    const table = this.#table()
    return new Range(this.world, table.sheetId, tableArea(table))
  }

  getRangeOrNullObject(): Range {
    return this.getRange()
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }
}
