// A series of months and where it goes (figure book, section 7).
import type { NullReason } from '../../inputs/missing-sources.ts'

export const DIRECTIONS = ['increasing', 'decreasing', 'stable', 'insufficient_data'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Months a trend looks back over, counted from the last month of the summary. */
export const TREND_MONTHS = [3, 6, 12] as const
export type TrendMonths = (typeof TREND_MONTHS)[number]

/** What a trend is drawn of: a measure of the catalogue. */
export type TrendMeasure = 'total_cost' | 'revenue' | 'bounce_rate' | 'estimated_revenue_loss'

export interface TrendPoint {
  /** `YYYY-MM`. */
  readonly period: string
  /** In the measure's unit; null in a month without data. */
  readonly value: number | null
  /** What was published before the month was restated; null for a month that never was. */
  readonly restatedFrom: number | null
}

export interface Trend {
  readonly measure: TrendMeasure
  readonly months: TrendMonths
  readonly direction: Direction
  /** Theil-Sen slope x (points - 1) / median, in percent, two decimals; null when it cannot be computed. */
  readonly changePercent: number | null
  /** Why there is no change in percent; null when there is one. */
  readonly missing: NullReason | null
  /** Of the longest window alone, oldest first, one a month: the last 3 and 6 of them are those of the shorter ones. */
  readonly points: readonly TrendPoint[] | null
}
