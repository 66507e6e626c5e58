// The trends of one tenant, or of the platform: each measure over the last 3, 6 and 12 months.
import {
  TREND_MONTHS,
  type Trend,
  type TrendMeasure,
  type TrendMonths,
  type TrendPoint,
} from '../contract/summary/trend.ts'
import type { SeriesPoint } from './theil-sen.ts'
import { directionOf } from './trend-direction.ts'

/** `y / of`, both whole, `of` above zero. */
export type Unrounded = Required<Pick<SeriesPoint, 'y' | 'of'>>

/** A measure's twelve months, oldest first; a month without data is a point with a null value. */
export interface MonthlySeries {
  readonly measure: TrendMeasure
  readonly points: readonly TrendPoint[]
  /** Of each point where values are rounded for showing, as rates are: what is compared. Values are whole without it. */
  readonly unrounded?: readonly (Unrounded | null)[]
  /** Whether the last month is not over and its value still grows: shown, and no point of the trend. */
  readonly lastGrows: boolean
}

const LONGEST = Math.max(...TREND_MONTHS)

/** In the order of the series, each from the shortest window to the longest. */
export function trendsOf(series: readonly MonthlySeries[]): Trend[] {
  return series.flatMap((one) => TREND_MONTHS.map((months) => trendOver(one, months)))
}

function trendOver({ measure, points, unrounded, lastGrows }: MonthlySeries, months: TrendMonths): Trend {
  const shown = points.slice(-months)
  const compared = unrounded?.slice(-months)
  const known: SeriesPoint[] = []
  for (const [x, { value }] of (lastGrows ? shown.slice(0, -1) : shown).entries()) {
    if (value !== null) known.push({ x, ...(compared?.[x] ?? { y: value }) })
  }
  return { measure, months, ...directionOf(known), points: months === LONGEST ? shown : null }
}
