// Four or five months: the Theil-Sen line, which one odd month does not bend, with a range of which no coverage can be said:
// how far the line moves when any one month is left out, and how far months lie from it (figure book, section 9).
import { doubledMedian, type Fraction } from '../trends/median-of-fractions.ts'
import { medianSlope, type SeriesPoint } from '../trends/theil-sen.ts'

export interface LineRange {
  readonly point: number
  readonly low: number
  readonly high: number
}

interface Line {
  readonly start: number
  readonly slope: number
}

/** @param points ascending, at least four, `y` in whole cents @param x each month to forecast, after the last point */
export function medianLineAt(points: readonly SeriesPoint[], x: readonly number[]): LineRange[] {
  const line = lineThrough(points)
  const others = points.map((_, left) => lineThrough(points.filter((_point, index) => index !== left)))
  const distances = points.map((point) => point.y - at(line, point.x))
  const below = Math.min(0, ...distances)
  const above = Math.max(0, ...distances)
  return x.map((month) => {
    const ends = [line, ...others].map((one) => at(one, month))
    return { point: at(line, month), low: Math.min(...ends) + below, high: Math.max(...ends) + above }
  })
}

function lineThrough(points: readonly SeriesPoint[]): Line {
  const slope = medianSlope(points)
  const starts = points.map(
    ({ x, y }): Fraction => ({ top: BigInt(y) * slope.bottom - slope.top * BigInt(x), bottom: slope.bottom }),
  )
  const floats = Float64Array.from(starts, asNumber)
  const largest = Math.max(...points.map(({ x, y }) => Math.abs(y) + Math.abs(asNumber(slope) * x)))
  const start = doubledMedian(floats, largest, (index) => starts[index] as Fraction)
  return { start: asNumber(start) / 2, slope: asNumber(slope) }
}

function at({ start, slope }: Line, x: number): number {
  return start + slope * x
}

function asNumber({ top, bottom }: Fraction): number {
  return Number(top) / Number(bottom)
}
