// The cells of a line that hold numbers or months, each with its value or with what was expected there.

import type { TableMapping } from '../../contract/budget/pasted-table.ts'
import type { CellError } from '../../contract/budget/preview.ts'
import { decimalUnits } from '../../ranges/decimal-units.ts'
import { cellErrorOf } from '../cell-error.ts'
import { GROUP_AFTER_ZERO, readAmount } from './read-amount.ts'
import { A_MONTH, readMonth } from './read-month.ts'
import type { TableView } from './table-view.ts'

export type ReadCell<Value> =
  | { readonly value: Value; readonly rounded?: boolean }
  | { readonly error: CellError }

const RATE_DECIMALS = 6
/** How far beyond its places a number is looked at for decimals that it must not have. */
const FINER_DECIMALS = 3
const CURRENCY_MARK = /^(US\$|\$)\s?/i

/** Cents; null for an empty cell. */
export function amountAt(
  view: TableView,
  line: number,
  column: number,
  amountsIn: TableMapping['amountsIn'],
): ReadCell<number> | null {
  const read = readAmount(view.cell(line, column), amountsIn)
  if (read === null) return null
  if ('expected' in read) return wrong(view, line, column, 'amount', read.expected)
  return { value: read.cents, rounded: read.rounded }
}

/** A count, and millionths of a dollar for one. */
export function countsAt(
  view: TableView,
  line: number,
  { quantity, rate }: TableMapping['columns'],
): { readonly quantity: ReadCell<number> | null; readonly rate: ReadCell<number> | null } {
  return {
    quantity: decimalAt(view, line, quantity, 0, 'quantity', 'a whole number, zero or more'),
    rate: decimalAt(
      view,
      line,
      rate,
      RATE_DECIMALS,
      'rate',
      'dollars for one, zero or more, at most six decimals',
    ),
  }
}

export function versionAt(
  view: TableView,
  line: number,
  column: number | undefined,
): ReadCell<number> | null {
  return decimalAt(view, line, column, 0, 'version', 'the version that was read with the line, or nothing')
}

export function periodAt(
  view: TableView,
  line: number,
  column: number | undefined,
  mapping: TableMapping,
): ReadCell<string> | null {
  if (column === undefined) return null
  const month = readMonth(view.cell(line, column), mapping)
  return month === null ? wrong(view, line, column, 'period', A_MONTH) : { value: month.period }
}

/** Zero or more, with no more decimals than there are places. */
function decimalAt(
  view: TableView,
  line: number,
  column: number | undefined,
  places: number,
  field: string,
  expected: string,
): ReadCell<number> | null {
  if (column === undefined || view.text(line, column) === '') return null
  const text = view.text(line, column).replace(CURRENCY_MARK, '')
  const cell = view.cell(line, column)
  if (GROUP_AFTER_ZERO.test(text)) return wrong(view, line, column, field, expected)
  const value = decimalUnits(typeof cell === 'number' ? cell : text, places)
  const finest = decimalUnits(typeof cell === 'number' ? cell : text, places + FINER_DECIMALS)
  const isFiner = value !== null && finest !== null && finest !== value * 10 ** FINER_DECIMALS
  if (value === null || value < 0 || isFiner) return wrong(view, line, column, field, expected)
  return { value }
}

function wrong(view: TableView, line: number, column: number, field: string, expected: string) {
  const place = { row: view.rowOf(line, column), cell: view.address(line, column) }
  const code = field === 'period' ? 'bad_period' : field === 'version' ? 'bad_version' : 'bad_amount'
  const given = view.text(line, column)
  const message = `Cell ${place.cell} holds "${given}": it takes ${expected}.`
  return { error: cellErrorOf(place, field, code, given, expected, message) }
}
