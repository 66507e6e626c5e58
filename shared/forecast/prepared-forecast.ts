// Which way a series is forecast: an interval from six months, a range from four, refused below (figure book, section 9).
// Prepared once, it answers for a month and, as an outlook needs it, for the sum of months in a row.
import type { ForecastInput } from '../contract/forecast/forecast.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { CentsRange } from './cents-range.ts'
import { type ChosenModel, chooseModel } from './choose-model.ts'
import { halfWidth, surpriseOf } from './interval.ts'
import { type LineRange, medianLineAt } from './median-line.ts'
import { errorVariance, expected } from './model.ts'
import { type Series, seriesOf } from './series.ts'

export interface Prepared {
  readonly series: Series | null
  /** Null below six months. */
  readonly chosen: ChosenModel | null
  /** Null where there is a forecast. */
  readonly refused: NullReason | null
  /**
   * The sum of the months `first` to `last` of those asked for, counted from 0, in whole cents without known changes. Its point
   * is the sum of the months' points; the low and high of a sum of intervals are its own, those of a sum of ranges are sums.
   */
  readonly sumOf: (first: number, last: number) => CentsRange
}

const FEWEST_FOR_INTERVAL = 6
const FEWEST_FOR_RANGE = 4

export function prepareForecast(input: ForecastInput): Prepared {
  const series = seriesOf(input)
  if (series === null || series.points < FEWEST_FOR_RANGE) {
    return { series, chosen: null, refused: tooFew(series?.points ?? 0), sumOf: noSum }
  }
  if (series.points < FEWEST_FOR_INTERVAL) {
    return { series, chosen: null, refused: null, sumOf: sumOfRanges(series) }
  }
  const chosen = chooseModel(series.values)
  return { series, chosen, refused: null, sumOf: sumOfIntervals(series, chosen) }
}

function sumOfRanges({ cents, zeroCents, unknownAtEnd, ahead }: Series): Prepared['sumOf'] {
  const points = cents.flatMap((y, x) => (y === null ? [] : { x, y }))
  const months = ahead.map((_, later) => cents.length + unknownAtEnd + later)
  const ranges = medianLineAt(points, months)
  return (first, last) => {
    const sum = (end: keyof LineRange) =>
      ranges.slice(first, last + 1).reduce((total, range) => total + zeroCents + Math.round(range[end]), 0)
    return { point: sum('point'), low: sum('low'), high: sum('high') }
  }
}

function sumOfIntervals(
  { zeroCents, spanCents, unknownAtEnd }: Series,
  { model, origins }: ChosenModel,
): Prepared['sumOf'] {
  const surprise = surpriseOf(origins, null)
  return (first, last) => {
    const [from, to] = [first + 1 + unknownAtEnd, last + 1 + unknownAtEnd]
    let point = 0
    for (let ahead = from; ahead <= to; ahead += 1) {
      point += zeroCents + Math.round(spanCents * expected(model, ahead))
    }
    const half = Math.round(spanCents * halfWidth(surprise, errorVariance(model, from, to)))
    return { point, low: point - half, high: point + half }
  }
}

function tooFew(points: number): NullReason {
  return {
    code: 'insufficient_data',
    message: `${points === 0 ? 'No month has' : points === 1 ? 'Only 1 month has' : `Only ${points} months have`} data: a forecast needs ${FEWEST_FOR_RANGE}, and ${FEWEST_FOR_INTERVAL} for an interval with a stated coverage. Come back when more months are closed.`,
  }
}

function noSum(): never {
  throw new RangeError('a refused forecast has no months')
}
