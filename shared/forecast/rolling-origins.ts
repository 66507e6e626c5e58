// The forecasts that a model would have made of the same series earlier, and how far off they were: what an interval is made
// of, as errors of fitted months flatter a model.
import { errorVariance, expected, fitModel } from './model.ts'
import type { Values } from './smoothed-level.ts'

/** How far ahead earlier forecasts are held against what came, whatever is asked for now. */
export const TESTED_AHEAD = 12

export interface PastError {
  /** The forecast month. */
  readonly month: number
  readonly ahead: number
  /** What came less what was expected. */
  readonly error: number
  /** How large the model takes such an error to be, where a month's surprise is 1. */
  readonly variance: number
}

/** One forecast made earlier. */
export interface Origin {
  /** How many months it was made from. */
  readonly months: number
  /** At least one. */
  readonly errors: readonly PastError[]
}

/**
 * From every known month but the last, oldest first.
 *
 * @param fewestPoints known months that the first was made from
 * @param seasonFrom as of `fitModel`
 */
export function rollingOrigins(values: Values, fewestPoints: number, seasonFrom: number | null): Origin[] {
  const origins: Origin[] = []
  let points = 0
  for (let months = 1; months < values.length; months += 1) {
    if (values[months - 1] === null) continue
    points += 1
    if (points < fewestPoints) continue
    const errors = errorsFrom(values, months, seasonFrom)
    if (errors.length > 0) origins.push({ months, errors })
  }
  return origins
}

function errorsFrom(values: Values, months: number, seasonFrom: number | null): PastError[] {
  const model = fitModel(values, months, seasonFrom)
  const errors: PastError[] = []
  for (let ahead = 1; ahead <= TESTED_AHEAD && months + ahead <= values.length; ahead += 1) {
    const month = months + ahead - 1
    const value = values[month] as number | null
    if (value === null) continue
    errors.push({
      month,
      ahead,
      error: value - expected(model, ahead),
      variance: errorVariance(model, ahead, ahead),
    })
  }
  return errors
}
