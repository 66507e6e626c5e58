// What stands beside a forecast, in sentences: that it is modeled, from what, how sure, what was skipped and what was added.
import type { ForecastInput, HitRate, KnownChange } from '../contract/forecast/forecast.ts'
import { dollars } from '../money/dollars.ts'
import { type ChosenModel, FEWEST_SEASON_MONTHS } from './choose-model.ts'
import type { Series } from './series.ts'

export interface ToSay {
  readonly series: Series
  /** Null for a range. */
  readonly chosen: ChosenModel | null
  readonly hitRate: HitRate | null
  readonly input: ForecastInput
  /** Months that would come below what the measure cannot go below. */
  readonly held: readonly string[]
}

export function forecastWords(told: ToSay): string[] {
  const { series, input, held } = told
  return [
    `Modeled, not a commitment: ${methodOf(told)}, from ${series.points} months with data, ${series.firstPeriod} to ${series.lastPeriod}.`,
    ...sureness(told),
    ...seasonWords(told.chosen),
    ...gapWords(series),
    ...input.knownChanges.map(changeWords),
    ...floorWords(input, held),
  ]
}

function methodOf({ chosen }: ToSay): string {
  if (chosen === null) return 'Theil-Sen line (the median of the slopes between all pairs of months)'
  const season =
    chosen.methodId === 'theta_seasonal' ? ' on the series without its season, and the season again' : ''
  return `Theta method (exponential smoothing and half of the straight-line trend)${season}`
}

function sureness({ hitRate }: ToSay): string[] {
  if (hitRate === null) {
    return [
      'Low to high is a range without a stated coverage: how far the line moves when any one month is left out, and how far months lie from it. From 6 months there is an interval.',
    ]
  }
  const meant =
    'Low to high is meant to hold 80 % of outcomes, judged by how far earlier forecasts of this series were off.'
  if (hitRate.missing !== null) return [meant, hitRate.missing.message]
  const { hits, tried, percent } = hitRate
  return [
    meant,
    `So far ${hits} of ${tried} months forecast earlier, 1 to 12 months ahead, fell inside the interval of that time (${percent} %).`,
  ]
}

function seasonWords(chosen: ChosenModel | null): string[] {
  if (chosen === null || chosen.methodId === 'theta_seasonal') return []
  return [
    chosen.seasonTried
      ? 'Without a season: with one, earlier forecasts would have been further off.'
      : `Without a season: that needs ${FEWEST_SEASON_MONTHS} months in a row with data.`,
  ]
}

function gapWords({ skippedMonths, unknownAtEnd, lastPeriod }: Series): string[] {
  const words: string[] = []
  if (skippedMonths.length > 0) {
    words.push(`Without data, so skipped and not read as 0: ${skippedMonths.join(', ')}.`)
  }
  if (unknownAtEnd > 0) {
    words.push(
      `The last ${unknownAtEnd === 1 ? 'month has' : `${unknownAtEnd} months have`} no data: the forecast begins from ${lastPeriod}, and is less sure for it.`,
    )
  }
  return words
}

function changeWords({ fromPeriod, centsPerMonth, why, source }: KnownChange): string {
  const sign = centsPerMonth > 0 ? '+' : ''
  return `Known change, added as a fact and not as a trend: from ${fromPeriod} ${sign}${dollars(centsPerMonth)} dollars a month: ${why} (${source}).`
}

function floorWords({ floorCents }: ForecastInput, held: readonly string[]): string[] {
  if (floorCents === null || held.length === 0) return []
  return [
    `Held at ${dollars(floorCents)} dollars, below which this measure cannot go: ${held.join(', ')}. See whether a known change is counted that the series never held.`,
  ]
}
