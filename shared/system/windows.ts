// The windows of the executive API: which months answer for each. Figures are monthly (figure book, section 1), so a window
// of days is answered from the whole months in which its days lie, and nothing is prorated.
import { Temporal } from 'temporal-polyfill'
import { fiscalYearOf } from '../budgets/fiscal-year.ts'
import type { TrendMonths } from '../contract/summary/trend.ts'
import { spanOf } from '../periods/span.ts'
import { utcDate } from '../periods/utc-date.ts'

export const WINDOWS = [
  'monthly',
  'quarterly',
  'semi_annual',
  'annual',
  'last_7d',
  'last_30d',
  'last_90d',
] as const
export type SystemWindow = (typeof WINDOWS)[number]

const DAYS: Readonly<Partial<Record<SystemWindow, number>>> = { last_7d: 7, last_30d: 30, last_90d: 90 }
/** How far back the published trends look that are answered for a window. */
const TREND_OF: Readonly<Record<SystemWindow, TrendMonths>> = {
  monthly: 3,
  quarterly: 3,
  semi_annual: 6,
  annual: 12,
  last_7d: 3,
  last_30d: 3,
  last_90d: 3,
}
const MONTHS_A_HALF = 6
const MONTHS_A_QUARTER = 3

/** Days as YYYY-MM-DD, first and last; months as YYYY-MM, oldest first, none begun after the newest summary's. */
export interface WindowFrame {
  readonly from: string
  readonly to: string
  readonly months: readonly string[]
  readonly label: string
}

export function trendMonthsOf(window: SystemWindow): TrendMonths {
  return TREND_OF[window]
}

/**
 * @param newest the newest month that has a summary, and that summary's `asOf`
 * @param firstMonth of the fiscal year, 1 to 12
 */
export function windowFrame(
  window: SystemWindow,
  newest: { readonly month: string; readonly asOfMs: number },
  firstMonth: number,
): WindowFrame {
  const days = DAYS[window]
  if (days !== undefined) return frameOfDays(days, newest.asOfMs)
  const { months, label } = runOf(window, newest.month, firstMonth)
  return frameOfMonths(
    months.filter((month) => month <= newest.month),
    label,
    newest.asOfMs,
  )
}

/** The frame of a quarter or month that has a summary of its own. @param months that had begun at its `asOf` */
export function frameOfMonths(months: readonly string[], label: string, asOfMs: number): WindowFrame {
  const [first = '', last = first] = [months[0], months.at(-1)]
  const covered = utcDate(asOfMs - 1)
  const ends = lastDayOf(last)
  return { from: `${first}-01`, to: covered < ends ? covered : ends, months, label }
}

/** The id of the fiscal quarter in which a month lies. */
export function quarterOf(month: string, firstMonth: number): string {
  const quarter = Math.floor(placeInYear(month, firstMonth) / MONTHS_A_QUARTER) + 1
  return `${fiscalYearOf(month, firstMonth)}-Q${quarter}`
}

function runOf(
  window: SystemWindow,
  month: string,
  firstMonth: number,
): { readonly months: readonly string[]; readonly label: string } {
  if (window === 'monthly') return { months: [month], label: `Month ${month}` }
  if (window === 'quarterly') {
    const quarter = quarterOf(month, firstMonth)
    return { months: spanOf(quarter, firstMonth).months, label: `Quarter ${quarter}, from its months` }
  }
  const year = fiscalYearOf(month, firstMonth)
  const { months } = spanOf(year, firstMonth)
  if (window === 'annual') return { months, label: `Fiscal year ${year}, from its months` }
  const isSecond = placeInYear(month, firstMonth) >= MONTHS_A_HALF
  const half = isSecond ? months.slice(MONTHS_A_HALF) : months.slice(0, MONTHS_A_HALF)
  return { months: half, label: `Half ${isSecond ? 2 : 1} of fiscal year ${year}, from its months` }
}

function frameOfDays(days: number, asOfMs: number): WindowFrame {
  const last = Temporal.PlainDate.from(utcDate(asOfMs - 1))
  const first = last.subtract({ days: days - 1 })
  const months = monthsBetween(first.toPlainYearMonth(), last.toPlainYearMonth())
  const named = months.length === 1 ? `month ${months[0]}` : `months ${months[0]} to ${months.at(-1)}`
  return {
    from: first.toString(),
    to: last.toString(),
    months,
    label: `Last ${days} days to ${last}: answered from the whole ${named}, since figures are monthly; nothing is prorated`,
  }
}

function monthsBetween(first: Temporal.PlainYearMonth, last: Temporal.PlainYearMonth): string[] {
  const count = first.until(last, { largestUnit: 'month' }).months + 1
  return Array.from({ length: count }, (_, later) => first.add({ months: later }).toString())
}

function placeInYear(month: string, firstMonth: number): number {
  return (Number(month.slice(5)) - firstMonth + 12) % 12
}

/** @param day `YYYY-MM-DD` */
export function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

function lastDayOf(month: string): string {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month)
  return `${month}-${daysInMonth}`
}
