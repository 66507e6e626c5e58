// An amount of dollars as people type it, in cents.
import { decimalUnits } from '../../../../shared/ranges/decimal-units.ts'

const MOST_CENTS = 1_000_000_000

export const AN_AMOUNT = 'Dollars a month, for example 49.90.'

/** Null for what is no amount of a month. */
export function monthlyCents(text: string): number | null {
  const cents = decimalUnits(text.replace(/^\$\s*/, ''), 2)
  return cents === null || cents < 0 || cents > MOST_CENTS ? null : cents
}
