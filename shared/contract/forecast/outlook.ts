// A fiscal year as it is expected to end: closed months as restated, and the forecast of the rest (figure book, section 9).
import type { NullReason } from '../../inputs/missing-sources.ts'
import type { Bound } from '../../measures/catalogue.ts'
import type { Forecast, ForecastInput, MonthAmount } from './forecast.ts'

/** An amount that is unknown in part is in the actual of the year with its bound, and no forecast is made from it. */
export interface BoundedMonth extends MonthAmount {
  readonly bound?: Bound | null
  /** Of a month that is over; left out where nobody says. */
  readonly state?: MonthState
}

/** Over: its run saw it to its end, and nobody closed it. */
export type MonthState = 'closed' | 'restated' | 'over'

export interface OutlookInput extends Omit<ForecastInput, 'monthsAhead' | 'months'> {
  /** Consecutive, oldest first, restated where they were. */
  readonly months: readonly BoundedMonth[]
  /** `YYYY`: the calendar year in which the fiscal year ends. */
  readonly fiscalYear: string
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /**
   * `YYYY-MM`: the first month that the forecast is made from, such as the first of a new tenant; earlier ones are in the
   * year's actual alone. Left out: the first of `months`.
   */
  readonly learnsFrom?: string
}

export interface OutlookMonth {
  readonly period: string
  readonly part: 'actual' | 'forecast'
  /** The actual, or the forecast's point; null with the reason beside it. */
  readonly cents: number | null
  /** Of an actual that is unknown in part. */
  readonly bound: Bound | null
  /** Of a forecast month; null for an actual. */
  readonly lowCents: number | null
  readonly highCents: number | null
  readonly reason: NullReason | null
  readonly state?: MonthState
}

/** The months of the year that are over. */
export interface ActualPart {
  readonly months: readonly string[]
  /** Those of them without data: in no sum, and not 0. */
  readonly missingMonths: readonly string[]
  /** The sum of the known ones; null where none is known. */
  readonly cents: number | null
  readonly bound: Bound | null
}

/** The months of the year that are to come. */
export interface ForecastPart {
  readonly months: readonly string[]
  /** The sum of the months' points; null with them. */
  readonly pointCents: number | null
  /** Of the sum itself, from how errors of months in a row add up: not the sum of the months' lows. */
  readonly lowCents: number | null
  readonly highCents: number | null
}

export interface FiscalYearOutlook {
  readonly fiscalYear: string
  readonly months: readonly OutlookMonth[]
  readonly actual: ActualPart
  readonly forecast: ForecastPart
  /** Actual and forecast together; all three null where a month of either is not known. */
  readonly pointCents: number | null
  readonly lowCents: number | null
  readonly highCents: number | null
  /** Of all three: that of the actual. */
  readonly bound: Bound | null
  /** Why there is no outlook; null when there is one. */
  readonly reason: NullReason | null
  /** How the months to come were forecast; null for a year that is over. */
  readonly madeBy: Forecast | null
  readonly text: readonly string[]
}
