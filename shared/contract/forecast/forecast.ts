// What a series of months is expected to come to, with what is known about how far off that may be (figure book, section 9).
import type { NullReason } from '../../inputs/missing-sources.ts'

/** A month that is over: whole US cents, or null with the reason. Null is skipped, never read as 0. */
export interface MonthAmount {
  /** `YYYY-MM`. */
  readonly period: string
  readonly cents: number | null
  /** Null when the cents are known. */
  readonly reason: NullReason | null
}

/** A fact about the months to come, or about a step in the months behind: it is added, not learned as a trend. */
export interface KnownChange {
  /** `YYYY-MM`: the first month that it holds for; it holds for every later one. */
  readonly fromPeriod: string
  /** Whole cents more each month; negative for what falls away, as a decommissioned server's cost does. */
  readonly centsPerMonth: number
  /** For people, for example `VPS vps-114 is decommissioned`. */
  readonly why: string
  /** Where it is known from, for example `decommission_scheduled_for`. */
  readonly source: string
}

export interface ForecastInput {
  /** Consecutive, oldest first, restated where they were. */
  readonly months: readonly MonthAmount[]
  /** 1 to 24, counted from the last of the months, known or not. */
  readonly monthsAhead: number
  readonly knownChanges: readonly KnownChange[]
  /** What the measure cannot go below: 0 for a cost or revenue; null for a margin. */
  readonly floorCents: number | null
}

export interface ForecastMonth {
  readonly period: string
  readonly pointCents: number
  /** At most the point. */
  readonly lowCents: number
  /** At least the point. */
  readonly highCents: number
  /** What the known changes add in this month: part of all three. */
  readonly knownChangeCents: number
}

/** Of the forecasts that this method would have made of the same series earlier, how many intervals held what then came. */
export interface HitRate {
  readonly hits: number
  readonly tried: number
  /** Two decimals; null where nothing was tried yet. */
  readonly percent: number | null
  readonly missing: NullReason | null
}

/** `theta_seasonal` is `theta` of the series without its season, and the season again. */
export type IntervalMethod = 'theta' | 'theta_seasonal'

interface Told {
  /** Months that the forecast is made from. */
  readonly pointsUsed: number
  /** Months without data between the first and the last: skipped. */
  readonly skippedMonths: readonly string[]
  /** What the forecast is and is not, in sentences to show beside it. */
  readonly text: readonly string[]
}

export interface IntervalForecast extends Told {
  readonly kind: 'interval'
  readonly methodId: IntervalMethod
  readonly months: readonly ForecastMonth[]
  /** What each month's low to high is meant to hold, in percent of outcomes. */
  readonly coveragePercent: 80
  readonly hitRate: HitRate
}

/** Too few months for a coverage to be stated. */
export interface RangeForecast extends Told {
  readonly kind: 'range'
  readonly methodId: 'theil_sen'
  readonly months: readonly ForecastMonth[]
  readonly coveragePercent: null
  readonly hitRate: null
}

export interface RefusedForecast extends Told {
  readonly kind: 'refused'
  readonly methodId: null
  readonly months: readonly []
  readonly coveragePercent: null
  readonly hitRate: null
  readonly reason: NullReason
}

export type Forecast = IntervalForecast | RangeForecast | RefusedForecast
