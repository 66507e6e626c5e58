// A way to forecast a series from its first months: what is expected of a later month, and how errors grow until then.
import { inSeason, SEASON_MONTHS, type Season, seasonOf, withoutSeason } from './season.ts'
import type { Values } from './smoothed-level.ts'
import { fitTheta, type Theta, thetaAhead } from './theta.ts'

export interface Model {
  readonly theta: Theta
  /** Null for a series that is forecast without one. */
  readonly season: Season | null
  /** How many months the season was read from. */
  readonly seasonMonths: number
  /** The months that it read. */
  readonly months: number
}

/** @param seasonFrom the first month that the season is read from; null for none */
export function fitModel(values: Values, months: number, seasonFrom: number | null): Model {
  if (seasonFrom === null) return { theta: fitTheta(values, months), season: null, seasonMonths: 0, months }
  const season = seasonOf(values, seasonFrom, months)
  const theta = fitTheta(withoutSeason(values, season, months), months)
  return { theta, season, seasonMonths: months - seasonFrom, months }
}

/** @param ahead months after the last one read, from 1 */
export function expected({ theta, season, months }: Model, ahead: number): number {
  const point = thetaAhead(theta, ahead)
  return season === null ? point : point + inSeason(season, months + ahead - 1)
}

/** A random walk's least-squares slope has the variance 6/5 of a step's, over the points; half of the slope a quarter. */
const DRIFT_VARIANCE = 0.3

/**
 * The variance of the error of the sum of months `first` to `last` ahead, where that of one month's surprise is 1: surprises
 * that the level takes up and carries on, an uncertain drift, an uncertain season.
 */
export function errorVariance({ theta, season, seasonMonths }: Model, first: number, last: number): number {
  const { weight, points } = theta
  const count = last - first + 1
  let surprises = 0
  for (let ahead = 1; ahead <= last; ahead += 1) {
    const carried = ahead < first ? count * weight : 1 + (last - ahead) * weight
    surprises += carried * carried
  }
  const drifts = ((first + last) * count) / 2
  const seasons = season === null ? 0 : (SEASON_MONTHS / seasonMonths) * count
  return surprises + (DRIFT_VARIANCE / points) * drifts * drifts + seasons
}
