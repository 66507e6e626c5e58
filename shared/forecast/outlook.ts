// The full-year outlook: closed months as restated, and the forecast of the rest, each summed and named (figure book,
// section 9).
import type { Forecast, ForecastInput, MonthAmount } from '../contract/forecast/forecast.ts'
import type {
  BoundedMonth,
  FiscalYearOutlook,
  OutlookInput,
  OutlookMonth,
} from '../contract/forecast/outlook.ts'
import { InvalidInputError } from '../errors.ts'
import { monthsUntil, parsePeriod } from '../periods/period.ts'
import { spanOf } from '../periods/span.ts'
import type { CentsRange } from './cents-range.ts'
import { forecastOf } from './forecast-months.ts'
import { centsInForce, withKnownChanges } from './known-changes.ts'
import { addedUp } from './outlook-parts.ts'
import { type Prepared, prepareForecast } from './prepared-forecast.ts'

const YEAR_FORM = /^\d{4}$/

/**
 * A month of the year without data leaves the year without an outlook, with the reason; what is known stands in the sum of its
 * part. The low and high of the year are those of the sum: errors of months in a row go together in part.
 *
 * @throws InvalidInputError as `forecastMonths` does, and for a year that is none or ends more than 24 months ahead
 */
export function outlookOf(input: OutlookInput): FiscalYearOutlook {
  const { fiscalYear, firstMonth, months } = input
  if (!YEAR_FORM.test(fiscalYear)) {
    throw new InvalidInputError('fiscalYear', fiscalYear, 'a year as YYYY, for example 2026')
  }
  const lastClosed = months.at(-1)?.period
  if (lastClosed === undefined) {
    throw new InvalidInputError('months', 'none', 'the months that are over, at least one, oldest first')
  }
  const year = spanOf(fiscalYear, firstMonth).months
  const actual = year.filter((period) => period <= lastClosed).map((period) => actualMonth(period, months))
  const ahead = year.filter((period) => period > lastClosed)
  if (ahead.length === 0) return addedUp({ fiscalYear, actual, forecast: [], sum: null, madeBy: null })
  const monthsAhead = monthsUntil(parsePeriod(lastClosed), parsePeriod(ahead.at(-1) as string))
  const { learnsFrom = '' } = input
  const learnt = months.filter(({ period }) => period >= learnsFrom).map(learntMonth)
  const asked: ForecastInput = { ...input, months: learnt, monthsAhead }
  const prepared = prepareForecast(asked)
  const madeBy = forecastOf(prepared, asked)
  const forecast = ahead.map((period) => forecastMonth(period, madeBy))
  const sum = madeBy.kind === 'refused' ? null : sumOf(prepared, asked, ahead)
  return addedUp({ fiscalYear, actual, forecast, sum, madeBy })
}

function actualMonth(period: string, months: readonly BoundedMonth[]): OutlookMonth {
  const month = months.find((one) => one.period === period)
  const reason = month === undefined ? NOT_GIVEN : month.reason
  const { cents = null, bound = null } = month ?? {}
  const { state } = month ?? {}
  return {
    ...{ period, part: 'actual', cents, bound, lowCents: null, highCents: null, reason },
    ...(state !== undefined && { state }),
  }
}

/** What is known of a month that is unknown in part is no value of the series: it would be learnt as a fall. */
function learntMonth({ period, cents, bound = null, reason }: BoundedMonth): MonthAmount {
  return bound === null ? { period, cents, reason } : { period, cents: null, reason: UNKNOWN_IN_PART }
}

const UNKNOWN_IN_PART = {
  code: 'unknown_cost',
  message: 'Part of the cost of this month is unknown, so that no forecast is made from it.',
}

const NOT_GIVEN = { code: 'insufficient_data', message: 'The figures do not reach back to this month.' }

function forecastMonth(period: string, madeBy: Forecast): OutlookMonth {
  const reason = madeBy.kind === 'refused' ? madeBy.reason : null
  const month = madeBy.months.find((one) => one.period === period)
  const { pointCents = null, lowCents = null, highCents = null } = month ?? {}
  return { period, part: 'forecast', cents: pointCents, bound: null, lowCents, highCents, reason }
}

function sumOf(
  prepared: Prepared,
  { monthsAhead, knownChanges }: ForecastInput,
  ahead: readonly string[],
): CentsRange {
  const known = ahead.reduce((sum, period) => sum + centsInForce(knownChanges, period), 0)
  return withKnownChanges(prepared.sumOf(monthsAhead - ahead.length, monthsAhead - 1), known)
}
