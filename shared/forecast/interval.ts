// The 80 % interval: as wide as earlier forecasts of the same series were off, wider where few of them tell it; and how
// often that interval would have held what came (figure book, section 9).
import type { Origin } from './rolling-origins.ts'

/** What one month's surprise was, judged by earlier forecasts. */
export interface Surprise {
  /** Mean square of earlier errors, each over its variance. */
  readonly variance: number
  /** Forecasts that tell it. */
  readonly origins: number
}

/** The fewest earlier forecasts that an interval is made from. */
export const FEWEST_ORIGINS = 2

/** Far below a cent, in parts of what the series spans: a forecast that was right is not missed by a rounding of floats. */
const NO_DIFFERENCE = 1e-9

/** @param before one past the last month known then: only what had come by then is told; null for all */
export function surpriseOf(origins: readonly Origin[], before: number | null): Surprise {
  let [sum, errors, told] = [0, 0, 0]
  for (const origin of origins) {
    const known = errors
    for (const { month, error, variance } of origin.errors) {
      if (before !== null && month >= before) break
      sum += (error * error) / variance
      errors += 1
    }
    if (errors > known) told += 1
  }
  return { variance: errors === 0 ? 0 : sum / errors, origins: told }
}

/** Half the interval's width, of an error with that variance where a month's surprise is 1. */
export function halfWidth(surprise: Surprise, variance: number): number {
  return oneInTenAbove(surprise.origins) * Math.sqrt(surprise.variance * variance)
}

/** Each earlier forecast with the interval that would have stood beside it then, against what came. */
export function hitsOf(origins: readonly Origin[]): { hits: number; tried: number } {
  let [hits, tried] = [0, 0]
  for (const { months, errors } of origins) {
    const surprise = surpriseOf(origins, months)
    if (surprise.origins < FEWEST_ORIGINS) continue
    for (const { error, variance } of errors) {
      tried += 1
      if (Math.abs(error) <= halfWidth(surprise, variance) + NO_DIFFERENCE) hits += 1
    }
  }
  return { hits, tried }
}

/**
 * The value that Student's t is above one time in ten, so that 80 % lie between it and its negative: the expansion around
 * the normal distribution's 1.2816 (Abramowitz and Stegun 26.7.5), within 0.4 % from two degrees of freedom.
 */
export function oneInTenAbove(degrees: number): number {
  return 1.28155 + 0.84659 / degrees + 0.57091 / degrees ** 2 + 0.25825 / degrees ** 3
}
