// Which months lines may be of: those of the fiscal years around the one in which they are submitted.
import { YEARS_AROUND } from '../contract/budget/most-rows.ts'
import { A_PLAN_MONTH, FISCAL_YEAR_FORM } from '../contract/budget/plan-years.ts'
import { spanOf } from '../periods/span.ts'
import { fiscalYearOf } from './fiscal-year.ts'

export interface MonthsAllowed {
  /** `YYYY-MM`. */
  readonly first: string
  readonly last: string
  /** Months that are commonly planned; others are worth a look. Left out, all are. */
  readonly usual?: { readonly first: string; readonly last: string }
}

const FIRST_USUAL = '2015-01'
const USUAL_YEARS_AHEAD = 5

/**
 * @param at when it is submitted, ISO 8601
 * @param firstMonth of the fiscal year, 1 to 12
 */
export function monthsAround(at: string, firstMonth: number): MonthsAllowed {
  const year = Number(fiscalYearOf(at.slice(0, 'YYYY-MM'.length), firstMonth))
  const monthsOf = (around: number) => spanOf(String(year + around).padStart(4, '0'), firstMonth).months
  return {
    first: monthsOf(-YEARS_AROUND)[0] as string,
    last: monthsOf(YEARS_AROUND).at(-1) as string,
    usual: { first: FIRST_USUAL, last: monthsOf(USUAL_YEARS_AHEAD).at(-1) as string },
  }
}

/** @returns null for a month that is commonly planned, else that it is worth a look */
export function whyFarOff(period: string, allowed: MonthsAllowed | undefined): string | null {
  const usual = allowed?.usual
  if (usual === undefined) return null
  if (period < usual.first) return `${period} lies before ${usual.first}: check the year.`
  if (period <= usual.last) return null
  return `${period} lies more than ${USUAL_YEARS_AHEAD} fiscal years ahead: check the year.`
}

/** @returns null when a line may be of the month, else what it takes */
export function whyNoMonth(
  period: string,
  isMonth: boolean,
  allowed: MonthsAllowed | undefined,
  firstMonth: number,
): string | null {
  if (!isMonth) return A_PLAN_MONTH
  const isOfYears = FISCAL_YEAR_FORM.test(fiscalYearOf(period, firstMonth))
  const isAllowed = allowed === undefined || (allowed.first <= period && period <= allowed.last)
  if (isOfYears && isAllowed) return null
  if (allowed === undefined || isAllowed) return 'a month of a fiscal year from 2000 to 2099'
  return `a month from ${allowed.first} to ${allowed.last}, at most ${YEARS_AROUND} fiscal years from now`
}
