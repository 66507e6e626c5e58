// The Theil-Sen estimate of where a short series goes: the median of the slopes between all pairs of its points, which one
// odd month does not bend (figure book, section 7). Computed in integers, so that a threshold is met or not.
import { doubledMedian, type Fraction } from './median-of-fractions.ts'

/** A known month: its place on the time axis, and its value `y / of`, unrounded. */
export interface SeriesPoint {
  /** The month's index, 0 to 11: a month without data leaves a gap and moves no other. */
  readonly x: number
  /** Whole, up to 1e11 in magnitude. */
  readonly y: number
  /** Whole and above zero; 1 unless given. */
  readonly of?: number
}

/** The change over a series is `numerator / denominator`, a fraction of its median. */
export interface RelativeChange {
  readonly numerator: bigint
  /** Has the sign of the median; zero when the median is. */
  readonly denominator: bigint
}

/** Twice the medians of slopes and values. */
interface DoubledMedians {
  readonly slope: Fraction
  readonly value: Fraction
}

/**
 * Slope x (points - 1) / median.
 *
 * @param points ascending by `x`, at least two, `x` from 0 to 11
 */
export function relativeChange(points: readonly SeriesPoint[]): RelativeChange {
  const { slope, value } = points.every(({ of = 1 }) => of === 1) ? ofWhole(points) : ofFractions(points)
  return {
    numerator: slope.top * value.bottom * BigInt(points.length - 1),
    denominator: slope.bottom * value.top,
  }
}

/**
 * The slope alone, a month, unrounded.
 *
 * @param points ascending by `x`, at least two; `x` is any whole number of months
 */
export function medianSlope(points: readonly SeriesPoint[]): Fraction {
  const { top, bottom } = ofFractions(points).slope
  return { top, bottom: 2n * bottom }
}

/** Divisible by every distance between two of twelve months, so each pair's slope is a whole number of its parts. */
const SLOPE_PARTS = 27_720

/** Whole values need no fractions: plain numbers hold every slope. */
function ofWhole(points: readonly SeriesPoint[]): DoubledMedians {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2)
  let pair = 0
  for (let after = 1; after < points.length; after += 1) {
    const later = points[after] as SeriesPoint
    for (let before = 0; before < after; before += 1, pair += 1) {
      const earlier = points[before] as SeriesPoint
      slopes[pair] = (later.y - earlier.y) * (SLOPE_PARTS / (later.x - earlier.x))
    }
  }
  return {
    slope: { top: doubledMiddle(slopes), bottom: BigInt(SLOPE_PARTS) },
    value: { top: doubledMiddle(Float64Array.from(points, ({ y }) => y)), bottom: 1n },
  }
}

function doubledMiddle(values: Float64Array): bigint {
  const sorted = values.sort()
  const upper = sorted[sorted.length >> 1] as number
  return BigInt(upper + (sorted[(sorted.length - 1) >> 1] as number))
}

function ofFractions(points: readonly SeriesPoint[]): DoubledMedians {
  const pairs = pairsOf(points)
  const rates = new Float64Array(points.length)
  let largest = 0
  for (const [index, point] of points.entries()) {
    const rate = rateOf(point)
    rates[index] = rate
    largest = Math.max(largest, Math.abs(rate))
  }
  const slopes = new Float64Array(pairs.length)
  for (const [index, { earlier, later }] of pairs.entries()) {
    slopes[index] = (rateOf(later) - rateOf(earlier)) / (later.x - earlier.x)
  }
  return {
    slope: doubledMedian(slopes, largest, (index) => slopeOf(pairs[index] as Pair)),
    value: doubledMedian(rates, largest, (index) => {
      const { y, of = 1 } = points[index] as SeriesPoint
      return { top: BigInt(y), bottom: BigInt(of) }
    }),
  }
}

function rateOf({ y, of = 1 }: SeriesPoint): number {
  return y / of
}

function slopeOf({ earlier, later }: Pair): Fraction {
  const [before, after] = [BigInt(earlier.of ?? 1), BigInt(later.of ?? 1)]
  return {
    top: BigInt(later.y) * before - BigInt(earlier.y) * after,
    bottom: before * after * BigInt(later.x - earlier.x),
  }
}

interface Pair {
  readonly earlier: SeriesPoint
  readonly later: SeriesPoint
}

function pairsOf(points: readonly SeriesPoint[]): Pair[] {
  const pairs: Pair[] = []
  for (let after = 1; after < points.length; after += 1) {
    const later = points[after] as SeriesPoint
    for (let before = 0; before < after; before += 1) {
      pairs.push({ earlier: points[before] as SeriesPoint, later })
    }
  }
  return pairs
}
