// The Theil-Sen estimate of where a short series goes: the median of the slopes between all pairs of its points, which one
// odd month does not bend (figure book, section 7). Computed in integers, so that a threshold is met or not.

/** A known month: its place on the time axis, and its value as a whole number of the measure's smallest unit. */
export interface SeriesPoint {
  /** The month's index, 0 to 11: a month without data leaves a gap and moves no other. */
  readonly x: number
  readonly y: number
}

/** Divisible by every distance between two of twelve months, so each pair's slope is a whole number of its parts. */
const SLOPE_PARTS = 27_720

/** The change over a series is `numerator / denominator`, a fraction of its median. */
export interface RelativeChange {
  readonly numerator: bigint
  /** Has the sign of the median; zero when the median is. */
  readonly denominator: bigint
}

/**
 * Slope x (points - 1) / median.
 *
 * @param points ascending by `x`, at least two, `x` from 0 to 11, `y` up to 1e11 in magnitude
 */
export function relativeChange(points: readonly SeriesPoint[]): RelativeChange {
  const slopes: number[] = []
  points.forEach((later, index) => {
    for (let before = 0; before < index; before += 1) {
      const earlier = points[before] as SeriesPoint
      slopes.push((later.y - earlier.y) * (SLOPE_PARTS / (later.x - earlier.x)))
    }
  })
  const doubledSlope = doubledMedian(slopes)
  const doubledMiddle = doubledMedian(points.map(({ y }) => y))
  return {
    numerator: BigInt(doubledSlope) * BigInt(points.length - 1),
    denominator: BigInt(doubledMiddle) * BigInt(SLOPE_PARTS),
  }
}

/** Twice the median, so that the mean of two middle values stays whole. */
function doubledMedian(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? 2 * upper : upper + (sorted[middle - 1] as number)
}
