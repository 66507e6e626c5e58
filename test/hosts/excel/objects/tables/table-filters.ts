// Filters of table columns: kept with the table in Excel's words, and as the values that pass, by which Univer hides rows.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables#apply-filters-to-a-table
import type { ICustomFilter, IFilterColumn } from '@univerjs/sheets-filter'
import { excelValue } from '../../calculation/excel-value.ts'
import { sheetsFilter, sheetsTable } from '../../model/univer-packages.ts'
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { shownFormatReader, textOf } from '../cell-contents.ts'
import { type FilterCriteria, modelCriteria } from '../sheet/filter-criteria.ts'
import { bodyArea, columnNumber, type TableRecord } from './table-json.ts'
import { putTable } from './table-store.ts'

type ColumnFilter = NonNullable<NonNullable<TableRecord['filters']['tableColumnFilterList']>[number]>

export const hasFilters = ({ filters }: TableRecord): boolean =>
  (filters.tableColumnFilterList ?? []).some(Boolean)

export function clearFilters({ model }: World, table: TableRecord): void {
  if (!hasFilters(table)) return
  const meta = { excel: { ...table.meta.excel, criteria: {} } }
  putTable(model, table.id, { ...table, filters: { tableColumnFilterList: [] }, meta })
}

/**
 * @param criteria none shows all rows again
 * @throws ExcelError InvalidArgument, or NotImplemented for criteria that are not modelled
 */
export function setFilter(
  world: World,
  table: TableRecord,
  index: number,
  criteria: FilterCriteria | null,
): void {
  const column = table.columns[index]
  if (!column) throw invalidArgument()
  const { [columnNumber(column)]: _, ...others } = table.meta.excel?.criteria ?? {}
  const kept = criteria ? { ...others, [columnNumber(column)]: criteria } : others
  const list = Array.from({ length: table.columns.length }, (__, at) =>
    at === index ? undefined : (table.filters.tableColumnFilterList?.[at] ?? undefined),
  )
  if (criteria) list[index] = passing(world, table, index, criteria)
  putTable(world.model, table.id, {
    ...table,
    filters: { tableColumnFilterList: list },
    meta: { excel: { ...table.meta.excel, criteria: kept } },
  })
}

/** What has changed since the filters were set is looked at anew. */
export function reapplyFilters(world: World, table: TableRecord): void {
  const list = table.columns.map((_, index) => {
    const criteria = criteriaOf(table, index)
    return criteria ? passing(world, table, index, criteria) : undefined
  })
  if (hasFilters(table))
    putTable(world.model, table.id, { ...table, filters: { tableColumnFilterList: list } })
}

export function criteriaOf(table: TableRecord, index: number): FilterCriteria | null {
  const filter = table.filters.tableColumnFilterList?.[index]
  const column = table.columns[index]
  if (!filter || !column) return null
  const known = table.meta.excel?.criteria?.[columnNumber(column)]
  return known ?? ('values' in filter ? { filterOn: 'Values', values: filter.values } : null)
}

/** The values of the column that pass, in Univer's words for them. */
function passing(world: World, table: TableRecord, index: number, criteria: FilterCriteria): ColumnFilter {
  const { row, rows, column } = bodyArea(table)
  const at = column + index
  const places = Array.from({ length: rows }, (_, place) => row + place)
  const cellAt = world.model.reader(table.sheetId)
  const numbers = () =>
    places.map((place) => excelValue(cellAt(place, at))).filter((value) => typeof value === 'number')
  const passes = testOf(modelCriteria(criteria, at, numbers))
  const formatOf = shownFormatReader(world, table.sheetId)
  const shown = places.filter((place) => {
    const cell = cellAt(place, at)
    return passes(excelValue(cell), cell ? textOf(world, cell, formatOf(cell, place, at)) : '')
  })
  const sheet = world.model.book.getWorkbook().getSheetBySheetId(table.sheetId)
  const tables = world.model.univer.__getInjector().get(sheetsTable.SheetTableService)
  const words = shown.map(
    (place) => sheet && tables.getCellValueWithConditionType(sheet, place, at, undefined),
  )
  const values = words.map((word) => word ?? sheetsTable.TABLE_FILTER_EMPTY_VALUE)
  return { filterType: 'manual' as ColumnFilter['filterType'], values: [...new Set(values)] } as ColumnFilter
}

type Test = (value: string | number | boolean, text: string) => boolean

function testOf({ filters, customFilters }: IFilterColumn): Test {
  if (filters) {
    const texts = new Set(filters.filters ?? [])
    return (_, text) => (text === '' ? filters.blank === true : texts.has(text))
  }
  const tests = (customFilters?.customFilters ?? []).map(customTest)
  return (...cell) =>
    customFilters?.and ? tests.every((test) => test(...cell)) : tests.some((test) => test(...cell))
}

function customTest({ val, operator }: ICustomFilter): Test {
  const { EQUAL, NOT_EQUALS } = sheetsFilter.CustomFilterOperator
  const isEqual = operator === undefined || operator === EQUAL
  if (typeof val === 'string' && (isEqual || operator === NOT_EQUALS)) {
    const pattern = new RegExp(
      `^${val
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.')}$`,
      'is',
    )
    return (_, text) => pattern.test(text) === isEqual
  }
  const compare = sheetsFilter.getCustomFilterFn(operator ?? EQUAL)
  return (value) => compare.fn(value as never, val as never)
}
