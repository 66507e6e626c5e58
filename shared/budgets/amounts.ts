// Amounts that are known, bounded, or null with the reason; added over months or members, and taken from one another.
import type { Amount } from '../contract/budget/variance.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { reasonOfMonths } from '../inputs/reason-of-months.ts'
import type { Bound } from '../measures/catalogue.ts'

export function knownAmount(cents: number, bound: Bound | null = null): Amount {
  return { cents, bound, missing: null }
}

export function noAmount(missing: NullReason): Amount {
  return { cents: null, bound: null, missing }
}

/** Null where a month is, with the months and why. */
export function addedMonths(months: readonly { readonly period: string; readonly amount: Amount }[]): Amount {
  const gaps = months.flatMap(({ period, amount: { missing } }) =>
    missing === null ? [] : [{ period, reason: missing }],
  )
  if (gaps.length > 0) return noAmount(reasonOfMonths(gaps))
  const amounts = months.map(({ amount }) => amount)
  return knownAmount(centsOfAll(amounts), boundOfSum(amounts))
}

export function centsOfAll(amounts: readonly Pick<Amount, 'cents'>[]): number {
  return amounts.reduce((sum, { cents }) => sum + (cents ?? 0), 0)
}

/** Parts that could only be more make a sum that could only be more; otherwise it could be either. */
export function boundOfSum(amounts: readonly Pick<Amount, 'bound'>[]): Bound | null {
  const bounds = new Set(amounts.flatMap(({ bound }) => (bound === null ? [] : [bound])))
  const [only = null] = bounds
  return bounds.size > 1 ? 'provisional' : only
}

const TURNED: Readonly<Record<Bound, Bound>> = {
  at_least: 'at_most',
  at_most: 'at_least',
  provisional: 'provisional',
}

/** Null where either is, for the reason of the first that is. */
export function difference(amount: Amount, less: Amount): Amount {
  if (amount.cents === null) return noAmount(amount.missing as NullReason)
  if (less.cents === null) return noAmount(less.missing as NullReason)
  const bound = boundOfSum([amount, { bound: less.bound === null ? null : TURNED[less.bound] }])
  return knownAmount(amount.cents - less.cents, bound)
}
