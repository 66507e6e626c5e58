// A forecast held against what came and against the reference, series by series, and the averages over them.
import type { IntervalForecast } from '../../shared/contract/forecast/forecast.ts'
import type { CentsRange } from '../../shared/forecast/cents-range.ts'
import { forecastOf } from '../../shared/forecast/forecast-months.ts'
import { prepareForecast } from '../../shared/forecast/prepared-forecast.ts'
import { monthsFrom } from '../../shared/periods/span.ts'
import type { ReferenceForecast } from './forecast-reference.ts'
import { median } from './timing.ts'

export interface BenchSeries {
  readonly id: string
  readonly kind: string
  /** Whole cents. */
  readonly past: readonly number[]
  readonly came: readonly number[]
}

export interface BenchForecast {
  readonly ours: IntervalForecast
  /** Of the months together, as an outlook shows it. */
  readonly sum: CentsRange
}

export interface Held extends BenchForecast {
  readonly series: BenchSeries
  readonly reference: ReferenceForecast
}

export interface Scores {
  readonly series: number
  /** In percent, each the mean over series. */
  readonly ours: number
  readonly theta: number
  readonly own: number
  readonly ratio: number
  /** Of the series' own ratios. */
  readonly medianRatio: number
  /** Over the series that the reference fits a damped trend to. */
  readonly damped: { readonly series: number; readonly ours: number; readonly damped: number }
  /** Percent of months that came inside. */
  readonly coverage: number
  readonly referenceCoverage: number
  /** Percent of series of which the sum of what came is inside that of the forecast. */
  readonly sumCoverage: number
  /** Percent of earlier forecasts inside, as stated beside the forecasts. */
  readonly stated: number
}

/** As many as the longest series has. */
const MONTHS = monthsFrom('2015-01', 60)

export function forecastOfSeries({ id, past, came }: BenchSeries): BenchForecast {
  const input = {
    months: past.map((cents, later) => ({ period: MONTHS[later] as string, cents, reason: null })),
    monthsAhead: came.length,
    knownChanges: [],
    floorCents: null,
  }
  const prepared = prepareForecast(input)
  const ours = forecastOf(prepared, input)
  if (ours.kind !== 'interval') throw new Error(`${id} was not forecast with an interval.`)
  return { ours, sum: prepared.sumOf(0, came.length - 1) }
}

export function scoresOf(held: readonly Held[]): Scores {
  const errors = held.map(({ series: { came }, ours, reference }) => ({
    ours: smape(
      ours.months.map(({ pointCents }) => pointCents),
      came,
    ),
    theta: smape(reference.theta, came),
    own: smape(reference.own, came),
    damped: reference.damped === null ? null : smape(reference.damped, came),
  }))
  const withDamped = errors.filter(({ damped }) => damped !== null)
  const [ours, theta] = [mean(errors.map((error) => error.ours)), mean(errors.map((error) => error.theta))]
  const inside = held.flatMap(({ series: { came }, ours: { months } }) =>
    months.map(({ lowCents, highCents }, later) => within(came[later] as number, lowCents, highCents)),
  )
  const insideReference = held.flatMap(({ series: { came }, reference: { low, high } }) =>
    came.map((cents, later) => within(cents, low[later] as number, high[later] as number)),
  )
  const rates = held.map(({ ours: { hitRate } }) => hitRate)
  return {
    series: held.length,
    ours,
    theta,
    own: mean(errors.map((error) => error.own)),
    ratio: ours / theta,
    medianRatio: median(errors.map((error) => (error.theta === 0 ? 1 : error.ours / error.theta))),
    damped: {
      series: withDamped.length,
      ours: mean(withDamped.map((error) => error.ours)),
      damped: mean(withDamped.map((error) => error.damped as number)),
    },
    coverage: 100 * mean(inside),
    referenceCoverage: 100 * mean(insideReference),
    sumCoverage:
      100 * mean(held.map(({ series: { came }, sum: { low, high } }) => within(total(came), low, high))),
    stated: (100 * total(rates.map(({ hits }) => hits))) / total(rates.map(({ tried }) => tried)),
  }
}

/** In percent, 0 to 200. */
function smape(forecast: readonly number[], came: readonly number[]): number {
  return mean(
    came.map((cents, later) => {
      const expected = forecast[later] as number
      const size = Math.abs(expected) + Math.abs(cents)
      return size === 0 ? 0 : (200 * Math.abs(expected - cents)) / size
    }),
  )
}

function within(cents: number, low: number, high: number): number {
  return low <= cents && cents <= high ? 1 : 0
}

function total(values: readonly number[]): number {
  return values.reduce((sofar, value) => sofar + value, 0)
}

function mean(values: readonly number[]): number {
  return total(values) / values.length
}
