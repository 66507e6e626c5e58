// The months of a forecast as numbers: without what is known to have changed, from zero, and in parts of what they span. So
// the same series in another currency, or on top of another amount, is forecast the same.
import type { ForecastInput, MonthAmount } from '../contract/forecast/forecast.ts'
import { InvalidInputError } from '../errors.ts'
import { parsePeriod } from '../periods/period.ts'
import { monthsFrom } from '../periods/span.ts'
import { centsInForce, checkKnownChanges } from './known-changes.ts'
import type { Values } from './smoothed-level.ts'

export interface Series {
  /** From the first known month to the last, less the first: those between without data are null. */
  readonly cents: Values
  /** The same in parts of the span. */
  readonly values: Values
  readonly points: number
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly skippedMonths: readonly string[]
  /** Months given after the last known one, so that a forecast begins later. */
  readonly unknownAtEnd: number
  /** The months asked for, oldest first. */
  readonly ahead: readonly string[]
  /** A value is `zeroCents + spanCents x value`. */
  readonly zeroCents: number
  /** Above zero. */
  readonly spanCents: number
}

const MOST_AHEAD = 24

/**
 * @returns null where no month is known
 * @throws InvalidInputError for months that are not consecutive, amounts that are not whole cents, or too many months ahead
 */
export function seriesOf({ months, monthsAhead, knownChanges }: ForecastInput): Series | null {
  if (!Number.isInteger(monthsAhead) || monthsAhead < 1 || monthsAhead > MOST_AHEAD) {
    throw new InvalidInputError(
      'monthsAhead',
      String(monthsAhead),
      `a whole number of months from 1 to ${MOST_AHEAD}`,
    )
  }
  const begins = months[0]?.period
  if (begins === undefined) return null
  const inTurn = monthsFrom(parsePeriod(begins).id, months.length + monthsAhead)
  checkMonths(months, inTurn)
  checkKnownChanges(knownChanges)
  const base = months.map(({ period, cents }) =>
    cents === null ? null : cents - centsInForce(knownChanges, period),
  )
  const known = base.filter((cents) => cents !== null)
  const zeroCents = known[0]
  if (zeroCents === undefined) return null
  const first = base.findIndex((cents) => cents !== null)
  const last = base.findLastIndex((cents) => cents !== null)
  const spanCents = Math.max(...known.map((cents) => Math.abs(cents - zeroCents))) || 1
  const between = months.slice(first, last + 1)
  const cents = base.slice(first, last + 1).map((amount) => (amount === null ? null : amount - zeroCents))
  return {
    cents,
    values: cents.map((amount) => (amount === null ? null : amount / spanCents)),
    points: known.length,
    firstPeriod: (between[0] as MonthAmount).period,
    lastPeriod: (between.at(-1) as MonthAmount).period,
    skippedMonths: between.filter(({ cents }) => cents === null).map(({ period }) => period),
    unknownAtEnd: months.length - 1 - last,
    ahead: inTurn.slice(months.length),
    zeroCents,
    spanCents,
  }
}

function checkMonths(months: readonly MonthAmount[], due: readonly string[]): void {
  for (const [index, { period, cents }] of months.entries()) {
    if (period !== due[index]) {
      throw new InvalidInputError(
        'months',
        period,
        `months in a row, oldest first: here ${due[index]} is next. Give a month without data as null with its reason`,
      )
    }
    if (cents !== null && !Number.isSafeInteger(cents)) {
      throw new InvalidInputError(
        `months, ${period}`,
        String(cents),
        'whole cents, or null for a month without data',
      )
    }
  }
}
