// Which way a series goes, in a word and in percent (figure book, section 7): strictly beyond 5 % of its median.
import type { Direction } from '../contract/summary/trend.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { relativeChange, type SeriesPoint } from './theil-sen.ts'

export interface DirectionOfSeries {
  readonly direction: Direction
  /** Percent, two decimals; null when there is none, with the reason in `missing`. */
  readonly changePercent: number | null
  readonly missing: NullReason | null
}

/** 1 / 20 is 5 %. */
const ONE_IN = 20n
const FEWEST_POINTS = 3

const TOO_FEW: NullReason = {
  code: 'insufficient_data',
  message: `Fewer than ${FEWEST_POINTS} months of the series have data.`,
}
const NO_MEDIAN: NullReason = {
  code: 'median_not_positive',
  message: 'The median month is zero or negative, so there is nothing to take a percentage of.',
}

/** Where the median is zero or negative the direction is that of the slope, whatever its size, and has no percentage. */
export function directionOf(points: readonly SeriesPoint[]): DirectionOfSeries {
  if (points.length < FEWEST_POINTS) {
    return { direction: 'insufficient_data', changePercent: null, missing: TOO_FEW }
  }
  const { numerator, denominator } = relativeChange(points)
  if (denominator <= 0n) {
    return { direction: bySign(numerator), changePercent: null, missing: NO_MEDIAN }
  }
  const isBeyond = ONE_IN * (numerator < 0n ? -numerator : numerator) > denominator
  return {
    direction: isBeyond ? bySign(numerator) : 'stable',
    changePercent: ratio(100n * numerator, denominator, 2),
    missing: null,
  }
}

function bySign(change: bigint): Direction {
  if (change === 0n) return 'stable'
  return change > 0n ? 'increasing' : 'decreasing'
}
