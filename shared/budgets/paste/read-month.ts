// A month as people write it: in a heading, or in a cell of a list.
import { Temporal } from 'temporal-polyfill'
import type { CellValue, Confidence } from '../../contract/budget/pasted-table.ts'
import { spanOf } from '../../periods/span.ts'

export interface ReadMonth {
  /** `YYYY-MM`. */
  readonly period: string
  readonly confidence: Confidence
  readonly why: string
}

export interface YearOfNames {
  /** Which fiscal year the names of months without a year belong to; null: they are not read. */
  readonly fiscalYear: string | null
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const NAMED = new RegExp(`^${NAME}\\.?(?:[\\s\\-/',]*(\\d{4}|\\d{2}))?$`, 'i')
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})(?:-01)?(?:T00:00.*)?$/
const DAY_IN_NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const YEAR_LAST = /^(\d{1,2})[-/](\d{4})$/

/** Days of Excel are counted from here; those of this century. */
const DAY_ZERO = Temporal.PlainDate.from('1899-12-30')
const FIRST_SERIAL = 36_526
const LAST_SERIAL = 73_050

export const A_MONTH = 'a month as YYYY-MM, for example 2026-10, or such as Oct 2026'

/** `01/02/2026` is January to some and February to others. */
export function couldBeTwoMonths(text: string): boolean {
  const [, one, other] = DAY_IN_NUMBERS.exec(text.trim()) ?? []
  return one !== undefined && Number(one) !== Number(other) && Number(one) <= 12 && Number(other) <= 12
}

/** @returns null for what is no month, and for what could be two, such as 01/02/2026 */
export function readMonth(value: CellValue | undefined, year: YearOfNames): ReadMonth | null {
  if (typeof value === 'number') return ofSerial(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  const [, yearFirst, monthLast] = YEAR_FIRST.exec(text) ?? []
  if (yearFirst !== undefined) return ofNumbers(yearFirst, Number(monthLast))
  const [, monthFirst, yearLast] = YEAR_LAST.exec(text) ?? []
  if (yearLast !== undefined) return ofNumbers(yearLast, Number(monthFirst))
  const [, one, other, yearOfDay = ''] = DAY_IN_NUMBERS.exec(text) ?? []
  if (one !== undefined) {
    const month = Number(one) > 12 ? Number(other) : Number(one)
    return couldBeTwoMonths(text) ? null : ofNumbers(yearOfDay, month)
  }
  const [, name, yearOfName] = NAMED.exec(text) ?? []
  return name === undefined
    ? null
    : ofName(NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1, yearOfName, year)
}

function ofNumbers(year: string, month: number): ReadMonth | null {
  if (month < 1 || month > 12) return null
  return { period: periodOf(year, month), confidence: 'certain', why: 'It gives month and year.' }
}

function ofName(month: number, yearText: string | undefined, year: YearOfNames): ReadMonth | null {
  if (yearText?.length === 4) return ofNumbers(yearText, month)
  if (yearText !== undefined) {
    return {
      period: periodOf(`20${yearText}`, month),
      confidence: 'likely',
      why: `The year is taken for 20${yearText}.`,
    }
  }
  if (year.fiscalYear === null) return null
  const period = spanOf(year.fiscalYear, year.firstMonth).months.find((one) => Number(one.slice(5)) === month)
  if (period === undefined) return null
  return {
    period,
    confidence: 'likely',
    why: `Without a year it is taken for fiscal year ${year.fiscalYear}.`,
  }
}

/** The number of a date; its first day makes it surer that a month is meant. */
function ofSerial(value: number): ReadMonth | null {
  if (!Number.isInteger(value) || value < FIRST_SERIAL || value > LAST_SERIAL) return null
  const date = DAY_ZERO.add({ days: value })
  const confidence = date.day === 1 ? 'likely' : 'unsure'
  return {
    period: date.toPlainYearMonth().toString(),
    confidence,
    why: `The date ${date.toString()} of Excel.`,
  }
}

function periodOf(year: string, month: number): string {
  return Temporal.PlainYearMonth.from({ year: Number(year), month }).toString()
}
