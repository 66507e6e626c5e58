// What is known of a series beside its past: it is taken out before a forecast and added again after it, so that a step
// whose cause is known is no trend (figure book, section 9).
import type { KnownChange } from '../contract/forecast/forecast.ts'
import { InvalidInputError } from '../errors.ts'
import { parsePeriod } from '../periods/period.ts'
import type { CentsRange } from './cents-range.ts'

/** Whole cents that the changes in force make in a month. */
export function centsInForce(changes: readonly KnownChange[], period: string): number {
  return changes.reduce(
    (sum, { fromPeriod, centsPerMonth }) => (fromPeriod <= period ? sum + centsPerMonth : sum),
    0,
  )
}

export function withKnownChanges({ point, low, high }: CentsRange, cents: number): CentsRange {
  return { point: point + cents, low: low + cents, high: high + cents }
}

/** @throws InvalidInputError for a month or an amount that is none */
export function checkKnownChanges(changes: readonly KnownChange[]): void {
  for (const { fromPeriod, centsPerMonth } of changes) {
    parsePeriod(fromPeriod)
    if (!Number.isSafeInteger(centsPerMonth)) {
      throw new InvalidInputError('centsPerMonth', String(centsPerMonth), 'whole cents, for example -12000')
    }
  }
}
