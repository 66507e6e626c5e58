// Criteria of a filter in Excel's words, and in those of the model, which hides the rows.
// https://learn.microsoft.com/javascript/api/excel/excel.filtercriteria
import type { ICustomFilter, IFilterColumn } from '@univerjs/sheets-filter'
import { invalidArgument, notModelled } from '../../protocol/excel-error.ts'

export interface FilterCriteria {
  readonly filterOn: string
  readonly values?: readonly (string | object)[]
  readonly criterion1?: string
  readonly criterion2?: string
  readonly operator?: 'And' | 'Or'
  readonly dynamicCriteria?: string
}

const OPERATORS = {
  '=': 'equal',
  '<>': 'notEqual',
  '>': 'greaterThan',
  '>=': 'greaterThanOrEqual',
  '<': 'lessThan',
  '<=': 'lessThanOrEqual',
} as const

/**
 * @param column of the sheet
 * @param numbers of the column below its header, for the first and last of them
 */
export function modelCriteria(
  criteria: FilterCriteria,
  column: number,
  numbers: () => number[],
): IFilterColumn {
  const { filterOn, values, criterion1, criterion2, operator } = criteria
  if (filterOn === 'Values') {
    if (!Array.isArray(values) || values.length === 0) throw invalidArgument('(criteria)')
    if (!values.every((value) => typeof value === 'string')) throw notModelled('AutoFilter.apply on dates')
    const filters = values.filter((value) => value !== '')
    return {
      colId: column,
      filters: { filters, ...(filters.length < values.length && { blank: true as const }) },
    }
  }
  if (filterOn === 'Custom') {
    const given = [criterion1, criterion2].filter((each) => each !== undefined && each !== null)
    const [first, second] = given.map(customFilter)
    if (!first) throw invalidArgument('(criteria)')
    return {
      colId: column,
      customFilters: {
        customFilters: second ? [first, second] : [first],
        ...(second && operator !== 'Or' && { and: 1 as never }),
      },
    }
  }
  if (/^(?:Top|Bottom)(?:Items|Percent)$/.test(filterOn))
    return extremes(filterOn, Number(criterion1), column, numbers())
  if (filterOn === 'Dynamic' && /^(?:Above|Below)Average$/.test(criteria.dynamicCriteria ?? ''))
    return besideAverage(criteria.dynamicCriteria === 'AboveAverage', column, numbers())
  throw notModelled(`AutoFilter.apply on ${criteria.dynamicCriteria ?? filterOn}`)
}

/** Of the numbers as they are now: Excel takes the average anew only when the filter is applied again. */
function besideAverage(above: boolean, column: number, numbers: readonly number[]): IFilterColumn {
  const average = numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length)
  const operator = (above ? OPERATORS['>'] : OPERATORS['<']) as never
  return { colId: column, customFilters: { customFilters: [{ val: average, operator }] } }
}

/** `>50`, `=*east`, or a text alone, which is an equal one. */
function customFilter(criterion: string): ICustomFilter {
  const [, sign, value = ''] = /^(<>|>=|<=|[<>=])?(.*)$/s.exec(String(criterion)) ?? []
  const operator = OPERATORS[(sign ?? '=') as keyof typeof OPERATORS]
  const number = Number(value)
  return { val: value.trim() !== '' && Number.isFinite(number) ? number : value, operator: operator as never }
}

function extremes(
  filterOn: string,
  count: number,
  column: number,
  numbers: readonly number[],
): IFilterColumn {
  if (!(count >= 1)) throw invalidArgument('(criteria)')
  const isTop = filterOn.startsWith('Top')
  const sorted = numbers.toSorted((one, other) => (isTop ? other - one : one - other))
  const taken = filterOn.endsWith('Percent') ? Math.max(1, Math.floor((sorted.length * count) / 100)) : count
  const last = sorted[Math.min(taken, sorted.length) - 1] ?? 0
  const operator = (isTop ? OPERATORS['>='] : OPERATORS['<=']) as never
  return { colId: column, customFilters: { customFilters: [{ val: last, operator }] } }
}
