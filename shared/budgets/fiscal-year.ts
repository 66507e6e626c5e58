// Which fiscal year a month is of, and its months, quarters and year as spans.
import type { Grain } from '../contract/budget/variance.ts'
import { type Span, spanOf } from '../periods/span.ts'

const QUARTERS = [1, 2, 3, 4] as const

/**
 * As `spanOf` has it: a year has the number of the calendar year in which it ends.
 *
 * @param period `YYYY-MM`
 * @param firstMonth of the fiscal year, 1 to 12
 */
export function fiscalYearOf(period: string, firstMonth: number): string {
  const [year = '', month] = period.split('-')
  const isOfNext = firstMonth > 1 && Number(month) >= firstMonth
  return isOfNext ? String(Number(year) + 1).padStart(year.length, '0') : year
}

/** What a sheet of a fiscal year has rows for: twelve months, four quarters, or the year. */
export function spansOf(fiscalYear: string, grain: Grain, firstMonth: number): Span[] {
  const year = spanOf(fiscalYear, firstMonth)
  if (grain === 'year') return [year]
  if (grain === 'month') return year.months.map((month) => spanOf(month, firstMonth))
  return QUARTERS.map((quarter) => spanOf(`${fiscalYear}-Q${quarter}`, firstMonth))
}
