// The season of a series: what each calendar month lies above or below the year around it. Additive classical decomposition,
// over months in a row without a gap.
import type { Values } from './smoothed-level.ts'

export const SEASON_MONTHS = 12
const HALF = SEASON_MONTHS / 2

/** By the month's index modulo 12; they sum to zero. */
export type Season = readonly number[]

/** The first month of those in a row, without a gap, that end with the last one read. */
export function unbrokenFrom(values: Values): number {
  return values.lastIndexOf(null) + 1
}

/** @param from the first month read @param to one past the last: at least 24 months, none null */
export function seasonOf(values: Values, from: number, to: number): Season {
  const sums = new Array<number>(SEASON_MONTHS).fill(0)
  const counts = new Array<number>(SEASON_MONTHS).fill(0)
  for (let month = from + HALF; month + HALF < to; month += 1) {
    const place = month % SEASON_MONTHS
    sums[place] = (sums[place] as number) + (values[month] as number) - yearAround(values, month)
    counts[place] = (counts[place] as number) + 1
  }
  const means = sums.map((sum, place) => sum / (counts[place] as number))
  const middle = means.reduce((sum, mean) => sum + mean, 0) / SEASON_MONTHS
  return means.map((mean) => mean - middle)
}

/** Twelve months' mean, centred: the first and the last of thirteen count half. */
function yearAround(values: Values, month: number): number {
  let sum = ((values[month - HALF] as number) + (values[month + HALF] as number)) / 2
  for (let other = month - HALF + 1; other < month + HALF; other += 1) sum += values[other] as number
  return sum / SEASON_MONTHS
}

/** @param to one past the last month read */
export function withoutSeason(values: Values, season: Season, to: number): Values {
  return values.slice(0, to).map((value, month) => (value === null ? null : value - inSeason(season, month)))
}

export function inSeason(season: Season, month: number): number {
  return season[month % SEASON_MONTHS] as number
}
