// Filters of table columns by values: kept with the table, as Univer's filters, which hide the rows.
import type { WorkbookModel } from '../../model/open-model.ts'
import { invalidArgument, notModelled } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { columnNumber, type TableRecord } from './table-json.ts'
import { putTable, tableById } from './table-store.ts'

type ColumnFilter = NonNullable<NonNullable<TableRecord['filters']['tableColumnFilterList']>[number]>

interface FilterCriteria {
  readonly filterOn: string
  readonly values?: readonly (string | object)[]
}

export const hasFilters = ({ filters }: TableRecord): boolean =>
  (filters.tableColumnFilterList ?? []).some(Boolean)

export function clearFilters(model: WorkbookModel, table: TableRecord): void {
  if (hasFilters(table)) putTable(model, table.id, { ...table, filters: { tableColumnFilterList: [] } })
}

export function setFilter(
  model: WorkbookModel,
  table: TableRecord,
  index: number,
  filter: ColumnFilter | null,
): void {
  const list = Array.from(
    { length: table.columns.length },
    (_, each) => table.filters.tableColumnFilterList?.[each] ?? undefined,
  )
  list[index] = filter ?? undefined
  putTable(model, table.id, { ...table, filters: { tableColumnFilterList: list } })
}

/** @throws ExcelError NotImplemented for criteria other than values */
export function filterOf(criteria: FilterCriteria): ColumnFilter {
  if (criteria.filterOn !== 'Values') throw notModelled(`filters on ${criteria.filterOn}`)
  const { values } = criteria
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument()
  if (!values.every((value) => typeof value === 'string')) throw notModelled('filters on dates')
  return { filterType: 'manual' as never, values }
}

export function criteriaOf(table: TableRecord, index: number): FilterCriteria | null {
  const filter = table.filters.tableColumnFilterList?.[index]
  return filter && 'values' in filter ? { filterOn: 'Values', values: filter.values } : null
}

/** The filter of one column. https://learn.microsoft.com/javascript/api/excel/excel.filter */
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

  apply(criteria: FilterCriteria): void {
    this.#set(filterOf(criteria))
  }

  applyValuesFilter(values: readonly (string | object)[]): void {
    this.#set(filterOf({ filterOn: 'Values', values }))
  }

  clear(): void {
    this.#set(null)
  }

  #set(filter: ColumnFilter | null): void {
    const table = this.#table()
    setFilter(this.world.model, table, this.#index(table), filter)
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }

  #index(table: TableRecord): number {
    return table.columns.findIndex((column) => columnNumber(column) === this.#column)
  }
}
