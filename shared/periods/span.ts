// What figures are asked for: a month, or a quarter or year as a run of months (figure book, section 1).
import { Temporal } from 'temporal-polyfill'
import { InvalidInputError } from '../errors.ts'

/** `id` is `YYYY-MM`, `YYYY-Qn` or `YYYY`; `months` are the ids of its months, oldest first. */
export interface Span {
  readonly id: string
  readonly months: readonly string[]
}

export const A_SPAN =
  'a month as YYYY-MM, a quarter as YYYY-Qn or a year as YYYY, for example 2026-10, 2026-Q3 or 2026'
export const SPAN_FORM = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/

const MONTHS_A_QUARTER = 3
const MONTHS_A_YEAR = 12

/**
 * @param firstMonth of the fiscal year, 1 to 12: 1 makes quarters and years those of the calendar. A year has the number of
 *   the calendar year in which it ends
 * @throws InvalidInputError when the text has none of the three forms
 */
export function spanOf(text: string, firstMonth = 1): Span {
  if (!SPAN_FORM.test(text)) throw new InvalidInputError('period', text, A_SPAN)
  const [year = '', part] = text.split('-')
  if (part !== undefined && !part.startsWith('Q')) return { id: text, months: [text] }
  const begins = Temporal.PlainYearMonth.from({ year: Number(year), month: firstMonth }).subtract({
    years: firstMonth === 1 ? 0 : 1,
  })
  if (part === undefined) return { id: text, months: monthsFrom(begins, MONTHS_A_YEAR) }
  const quartersBefore = Number(part.slice(1)) - 1
  const months = quartersBefore * MONTHS_A_QUARTER
  return { id: text, months: monthsFrom(begins.add({ months }), MONTHS_A_QUARTER) }
}

export function isMonth({ id, months }: Span): boolean {
  return months[0] === id
}

export function isYear({ months }: Span): boolean {
  return months.length === MONTHS_A_YEAR
}

/** The ids of so many months in a row. */
export function monthsFrom(first: Temporal.PlainYearMonth | string, count: number): string[] {
  const begins = Temporal.PlainYearMonth.from(first)
  return Array.from({ length: count }, (_, later) => begins.add({ months: later }).toString())
}
