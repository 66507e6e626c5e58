// The filter of one column of a table. https://learn.microsoft.com/javascript/api/excel/excel.filter
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import type { FilterCriteria } from '../sheet/filter-criteria.ts'
import { criteriaOf, setFilter } from './table-filters.ts'
import { columnNumber, type TableRecord } from './table-json.ts'
import { tableById } from './table-store.ts'

export class Filter extends HostObject {
  readonly className = 'Filter'
  readonly #tableId: string
  readonly #column: number

  constructor(world: World, tableId: string, column: number) {
    super(world)
    this.#tableId = tableId
    this.#column = column
  }

  get criteria(): FilterCriteria | null {
    const table = this.#table()
    return criteriaOf(table, this.#index(table))
  }

  async apply(criteria: FilterCriteria | null): Promise<void> {
    await this.world.calculated()
    const table = this.#table()
    setFilter(this.world, table, this.#index(table), criteria)
  }

  async applyValuesFilter(values: readonly (string | object)[]): Promise<void> {
    await this.apply({ filterOn: 'Values', values })
  }

  async applyCustomFilter(criteria1: string, criteria2?: string, oper?: 'And' | 'Or'): Promise<void> {
    await this.apply({
      filterOn: 'Custom',
      criterion1: criteria1,
      ...(criteria2 !== undefined && { criterion2: criteria2, operator: oper ?? 'And' }),
    })
  }

  async applyDynamicFilter(criteria: string): Promise<void> {
    await this.apply({ filterOn: 'Dynamic', dynamicCriteria: criteria })
  }

  async applyTopItemsFilter(count: number): Promise<void> {
    await this.apply({ filterOn: 'TopItems', criterion1: String(count) })
  }

  async applyTopPercentFilter(percent: number): Promise<void> {
    await this.apply({ filterOn: 'TopPercent', criterion1: String(percent) })
  }

  async applyBottomItemsFilter(count: number): Promise<void> {
    await this.apply({ filterOn: 'BottomItems', criterion1: String(count) })
  }

  async applyBottomPercentFilter(percent: number): Promise<void> {
    await this.apply({ filterOn: 'BottomPercent', criterion1: String(percent) })
  }

  async clear(): Promise<void> {
    await this.apply(null)
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }

  #index(table: TableRecord): number {
    return table.columns.findIndex((column) => columnNumber(column) === this.#column)
  }
}
