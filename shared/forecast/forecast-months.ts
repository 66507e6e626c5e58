// What a series of months comes to next: the entry of this room (figure book, section 9).
import type { Forecast, ForecastInput, ForecastMonth, HitRate } from '../contract/forecast/forecast.ts'
import { ratio } from '../money/divide.ts'
import type { CentsRange } from './cents-range.ts'
import { forecastWords } from './forecast-words.ts'
import { hitsOf } from './interval.ts'
import { centsInForce, withKnownChanges } from './known-changes.ts'
import { type Prepared, prepareForecast } from './prepared-forecast.ts'

/**
 * An interval that is meant to hold 80 % of outcomes from six known months, a range without a stated coverage from four, a
 * refusal below. Whole cents; the same input gives the same bytes.
 *
 * @throws InvalidInputError for months that are not consecutive, amounts that are not whole cents, or too many months ahead
 */
export function forecastMonths(input: ForecastInput): Forecast {
  return forecastOf(prepareForecast(input), input)
}

export function forecastOf(prepared: Prepared, input: ForecastInput): Forecast {
  const { series, chosen, refused } = prepared
  const pointsUsed = series?.points ?? 0
  const skippedMonths = series?.skippedMonths ?? []
  if (series === null || refused !== null) {
    const reason = refused as NonNullable<typeof refused>
    const said = { pointsUsed, skippedMonths, text: [`No forecast: ${reason.message}`] }
    return {
      kind: 'refused',
      methodId: null,
      months: [],
      coveragePercent: null,
      hitRate: null,
      reason,
      ...said,
    }
  }
  const months: ForecastMonth[] = []
  const held: string[] = []
  for (const [later, period] of series.ahead.entries()) {
    const changed = withKnownChanges(prepared.sumOf(later, later), centsInForce(input.knownChanges, period))
    months.push(monthOf(period, changed, input))
    if (input.floorCents !== null && changed.point < input.floorCents) held.push(period)
  }
  const hitRate = chosen === null ? null : hitRateOf(hitsOf(chosen.origins))
  const text = forecastWords({ series, chosen, hitRate, input, held })
  const said = { months, pointsUsed, skippedMonths, text }
  if (chosen === null || hitRate === null) {
    return { kind: 'range', methodId: 'theil_sen', coveragePercent: null, hitRate: null, ...said }
  }
  return { kind: 'interval', methodId: chosen.methodId, coveragePercent: 80, hitRate, ...said }
}

function monthOf(
  period: string,
  range: CentsRange,
  { knownChanges, floorCents }: ForecastInput,
): ForecastMonth {
  const floor = floorCents ?? Number.NEGATIVE_INFINITY
  return {
    period,
    pointCents: Math.max(range.point, floor),
    lowCents: Math.max(range.low, floor),
    highCents: Math.max(range.high, floor),
    knownChangeCents: centsInForce(knownChanges, period),
  }
}

function hitRateOf({ hits, tried }: { hits: number; tried: number }): HitRate {
  if (tried > 0) return { hits, tried, percent: ratio(100 * hits, tried, 2), missing: null }
  const message = 'No earlier forecast of this series has a month to be held against yet.'
  return { hits, tried, percent: null, missing: { code: 'insufficient_data', message } }
}
