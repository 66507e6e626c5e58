// Whether a series has a season is judged by forecasts, not by its looks: with 36 months without a gap, the way that would
// have missed less of what came is taken (figure book, section 9).
import type { IntervalMethod } from '../contract/forecast/forecast.ts'
import { fitModel, type Model } from './model.ts'
import { type Origin, rollingOrigins } from './rolling-origins.ts'
import { SEASON_MONTHS, unbrokenFrom } from './season.ts'
import type { Values } from './smoothed-level.ts'

export interface ChosenModel {
  readonly methodId: IntervalMethod
  readonly model: Model
  /** Its own earlier forecasts. */
  readonly origins: readonly Origin[]
  /** Whether a season could be looked for. */
  readonly seasonTried: boolean
}

export const FEWEST_SEASON_MONTHS = 36
/** The earliest forecasts that an interval is made from. */
const FEWEST_POINTS = 4

/** @param values at least six known ones, the first and the last among them */
export function chooseModel(values: Values): ChosenModel {
  const plain = rollingOrigins(values, FEWEST_POINTS, null)
  const seasonFrom = unbrokenFrom(values)
  const seasonTried = values.length - seasonFrom >= FEWEST_SEASON_MONTHS
  if (seasonTried) {
    const firstSeason = seasonFrom + 2 * SEASON_MONTHS
    const pointsThen = values.slice(0, firstSeason).filter((value) => value !== null).length
    const origins = rollingOrigins(values, pointsThen, seasonFrom)
    if (squaredError(origins, firstSeason) < squaredError(plain, firstSeason)) {
      const model = fitModel(values, values.length, seasonFrom)
      return { methodId: 'theta_seasonal', model, origins, seasonTried }
    }
  }
  return { methodId: 'theta', model: fitModel(values, values.length, null), origins: plain, seasonTried }
}

/** Of the forecasts made from so many months or more. */
function squaredError(origins: readonly Origin[], months: number): number {
  return origins
    .filter((origin) => origin.months >= months)
    .flatMap(({ errors }) => errors)
    .reduce((sum, { error }) => sum + error * error, 0)
}
