// The period argument: a month, quarter or year as people type it, or a cell that Excel made a date of.

import { remembered } from '../remembered.ts'
import { type CellArgument, cellArgument, isEmpty, wrong } from './cell-argument.ts'
import { isSerialDate, serialDateMs } from './serial-date.ts'

export const A_PERIOD = 'a month as 2026-10 or any date in it, a quarter as 2026-Q3, or a year as 2026'

/** No date that anyone means has a serial number like these: they lie in 1905. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2999

/** `YYYY-MM`, `YYYY-Qn` or `YYYY`, as the API takes them. @throws CellError naming the argument */
export function periodArgument(given: unknown): string {
  const argument = cellArgument(given)
  const period = typeof argument === 'string' ? periodOfText(argument) : periodOfNumber(argument)
  if (period === null) throw wrong('period', argument, A_PERIOD, hintOf(argument))
  return period
}

const YEAR_AND_MONTH = /^((?:19|20|21)\d\d)(0[1-9]|1[0-2])$/

/** Year and month without the hyphen between them, as a number or as text. */
function hintOf(argument: CellArgument): string {
  const [, year, month] = YEAR_AND_MONTH.exec(typeof argument === 'symbol' ? '' : String(argument)) ?? []
  return year === undefined ? '' : `Did you mean "${year}-${month}"?`
}

function periodOfNumber(argument: CellArgument): string | null {
  if (typeof argument !== 'number' || isEmpty(argument)) return null
  if (Number.isInteger(argument) && argument >= FIRST_YEAR && argument <= LAST_YEAR) return String(argument)
  if (!isSerialDate(argument)) return null
  // The day is what counts: a fraction that rounds up to midnight stays in its month.
  return new Date(serialDateMs(Math.floor(argument))).toISOString().slice(0, 7)
}

/** Spaces, and the dashes that word processors make of a hyphen. */
const SPACES = /\s+/g
const DASHES = /[\u2010-\u2015\u2212/]/g
const FORM = /^(\d{4})(?:-?Q([1-4])|-(\d{1,2})(?:-(\d{1,2}))?)?$/

/** Null for what is no period. */
const periodOfText = remembered((text): string | null => {
  const plain = text.replace(SPACES, '').replace(DASHES, '-').toUpperCase()
  const [, year, quarter, month, day] = FORM.exec(plain) ?? []
  if (year === undefined) return null
  if (quarter !== undefined) return `${year}-Q${quarter}`
  if (month === undefined) return year
  return isDay(Number(year), Number(month), Number(day ?? 1)) ? `${year}-${month.padStart(2, '0')}` : null
})

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const MONTH = /^\d{4}-\d\d$/

/** A month alone, for what quarters and years do not have. @throws CellError naming the argument */
export function monthArgument(given: unknown): string {
  const period = periodArgument(given)
  if (MONTH.test(period)) return period
  throw wrong(
    'period',
    period,
    'a month here, as 2026-10 or any date in it; ask for each month of a quarter or year',
  )
}
