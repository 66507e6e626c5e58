// A period: one calendar month in UTC, half-open (figure book, section 1).
import { Temporal } from 'temporal-polyfill'
import { InvalidInputError } from '../errors.ts'

/** `[startMs, endMs)` in epoch milliseconds; `id` is `YYYY-MM`. */
export interface Period {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
}

const PERIOD_FORM = /^\d{4}-(0[1-9]|1[0-2])$/
/** Every period that was asked for, by its id: an answer looks at the same few hundreds of times. */
const known = new Map<string, Period>()

/** @throws InvalidInputError when the text is not `YYYY-MM` with a month from 01 to 12 */
export function parsePeriod(text: string): Period {
  const period = known.get(text)
  if (period !== undefined) return period
  if (!PERIOD_FORM.test(text)) {
    throw new InvalidInputError('period', text, 'a month as YYYY-MM, for example 2025-11')
  }
  return periodOf(Temporal.PlainYearMonth.from(text))
}

/** The period in which an instant lies. */
export function periodAt(instantMs: number): Period {
  const date = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO('UTC')
  return periodOf(Temporal.PlainYearMonth.from({ year: date.year, month: date.month }))
}

/** The period `months` later, or earlier when negative. */
export function shiftPeriod(period: Period, months: number): Period {
  return periodOf(Temporal.PlainYearMonth.from(period.id).add({ months }))
}

/** How many months later `to` is: negative when it is earlier. */
export function monthsUntil(from: Period, to: Period): number {
  return Temporal.PlainYearMonth.from(from.id).until(to.id, { largestUnit: 'month' }).months
}

function periodOf(month: Temporal.PlainYearMonth): Period {
  const id = month.toString()
  const period = known.get(id) ?? Object.freeze(boundsOf(id, month))
  known.set(id, period)
  return period
}

function boundsOf(id: string, month: Temporal.PlainYearMonth): Period {
  return { id, startMs: firstInstant(month), endMs: firstInstant(month.add({ months: 1 })) }
}

function firstInstant(month: Temporal.PlainYearMonth): number {
  return month.toPlainDate({ day: 1 }).toZonedDateTime('UTC').epochMilliseconds
}
