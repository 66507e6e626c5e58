// A table as it is kept: Univer's description, with what Excel knows of a table beyond it in `meta`. All of it is plain data,
// so that a whole table can be put back as it was.
import type { ITableColumnJson, ITableJson } from '@univerjs/sheets-table'
import type { TableExtras as SavedExtras } from '../../files/extras.ts'
import type { Area } from '../area.ts'
import type { FilterCriteria } from '../sheet/filter-criteria.ts'
import { toArea } from '../shift-mutation.ts'

export interface SortedBy {
  readonly fields: readonly { readonly key: number; readonly ascending?: boolean; readonly sortOn?: string }[]
  readonly matchCase: boolean
  readonly method: string
}

/** In the order of their numbers the workbook's tables are listed. */
export interface TableExtras extends SavedExtras {
  /** Made with a header row alone: the empty row below it takes the first row that is added. */
  readonly isNew?: boolean
  readonly sortedBy?: SortedBy | null
  /** Of filters, by the numbers of their columns. */
  readonly criteria?: Readonly<Record<number, FilterCriteria>>
}

export interface TableRecord extends Omit<ITableJson, 'meta'> {
  readonly sheetId: string
  readonly meta: { readonly excel?: TableExtras }
}

export const hasHeaders = ({ options }: TableRecord): boolean => options.showHeader !== false
export const hasTotals = ({ options }: TableRecord): boolean => options.showFooter === true

export const tableArea = ({ range }: TableRecord): Area => toArea(range)

export function headerArea(table: TableRecord): Area | null {
  return hasHeaders(table) ? { ...tableArea(table), rows: 1 } : null
}

export function totalsArea(table: TableRecord): Area | null {
  const area = tableArea(table)
  return hasTotals(table) ? { ...area, row: area.row + area.rows - 1, rows: 1 } : null
}

export function bodyArea(table: TableRecord): Area {
  const area = tableArea(table)
  const headers = Number(hasHeaders(table))
  return { ...area, row: area.row + headers, rows: area.rows - headers - Number(hasTotals(table)) }
}

/** The number by which Excel knows a column as long as the table is there. */
export const columnNumber = ({ id }: ITableColumnJson): number => Number(/(\d+)$/.exec(id)?.[1] ?? 0)

export function newColumn(columns: readonly ITableColumnJson[], displayName: string): ITableColumnJson {
  const number = Math.max(0, ...columns.map(columnNumber)) + 1
  return {
    id: `column${number}`,
    displayName,
    dataType: 'string' as ITableColumnJson['dataType'],
    formula: '',
    meta: {},
    style: {},
  }
}

/** @returns a name that no column has yet, beginning with the wanted one: names differ in more than their case */
export function freeColumnName(taken: Iterable<string>, wanted: string): string {
  const names = new Set([...taken].map((name) => name.toLowerCase()))
  if (!names.has(wanted.toLowerCase())) return wanted
  let number = 2
  while (names.has(`${wanted}${number}`.toLowerCase())) number += 1
  return `${wanted}${number}`
}

/** `Column3`, with the first number that is free from the given one on. */
export function defaultColumnName(taken: Iterable<string>, from: number): string {
  const names = new Set([...taken].map((name) => name.toLowerCase()))
  let number = from
  while (names.has(`column${number}`)) number += 1
  return `Column${number}`
}
