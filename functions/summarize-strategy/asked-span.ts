// Which months a summary is asked of: a month, a quarter, or the one that ended last; of a quarter, its begun months.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { parsePeriod, periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { type Span, spanOf } from '../../shared/periods/span.ts'

const A_PERIOD =
  'a month as YYYY-MM, a quarter as YYYY-Qn, "previous" or "previous-quarter", for example 2026-10 or 2026-Q3'
const MONTH_OR_QUARTER = /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/
const MONTHS_A_QUARTER = 3
const QUARTERS = [1, 2, 3, 4] as const

/**
 * @param asked as in the event; the current month when left out
 * @param firstMonth of the fiscal year, 1 to 12
 * @returns the span with its begun months, oldest first
 * @throws InvalidInputError for what is no month or quarter, RefusedError for one that has not begun
 */
export function askedSpan(asked: string | undefined, nowMs: number, firstMonth: number): Span {
  const { id, months } = spanOf(idOf(asked, nowMs, firstMonth), firstMonth)
  const begun = months.filter((month) => parsePeriod(month).startMs <= nowMs)
  if (begun.length > 0) return { id, months: begun }
  const startMs = parsePeriod(months[0] as string).startMs
  throw new RefusedError(
    `The period ${id} has not begun: it starts at ${instantText(startMs)} and it is now ${instantText(nowMs)}. Ask for the current or an earlier one.`,
  )
}

function idOf(asked: string | undefined, nowMs: number, firstMonth: number): string {
  const current = periodAt(nowMs)
  if (asked === undefined) return current.id
  if (asked === 'previous') return shiftPeriod(current, -1).id
  if (asked === 'previous-quarter') {
    return quarterOf(shiftPeriod(current, -MONTHS_A_QUARTER).id, firstMonth)
  }
  if (!MONTH_OR_QUARTER.test(asked)) throw new InvalidInputError('period', asked, A_PERIOD)
  return asked
}

/** A fiscal year has the number of the calendar year in which it ends, so the quarter is of this year or the next. */
function quarterOf(month: string, firstMonth: number): string {
  const year = Number(month.slice(0, 4))
  const quarters = [year, year + 1].flatMap((each) => QUARTERS.map((quarter) => `${each}-Q${quarter}`))
  const found = quarters.find((quarter) => spanOf(quarter, firstMonth).months.includes(month))
  if (found === undefined) throw new RangeError(`no quarter holds ${month}`)
  return found
}
