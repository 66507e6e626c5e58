// The two parts of a fiscal year's outlook, summed, and the year of them: null with a reason where a month is not known.
import { boundOfSum } from '../budgets/amounts.ts'
import type { Forecast } from '../contract/forecast/forecast.ts'
import type {
  ActualPart,
  FiscalYearOutlook,
  ForecastPart,
  MonthState,
  OutlookMonth,
} from '../contract/forecast/outlook.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { dollars } from '../money/dollars.ts'
import type { CentsRange } from './cents-range.ts'

export interface OutlookParts {
  readonly fiscalYear: string
  readonly actual: readonly OutlookMonth[]
  readonly forecast: readonly OutlookMonth[]
  /** The sum of the forecast months with its own low and high; null where there is none. */
  readonly sum: CentsRange | null
  readonly madeBy: Forecast | null
}

export function addedUp(parts: OutlookParts): FiscalYearOutlook {
  const actual = actualPart(parts.actual)
  const forecast = forecastPart(parts)
  const reason = reasonOf(parts, actual)
  const plus = (cents: number | null) =>
    reason === null ? (actual.cents ?? 0) + (parts.forecast.length === 0 ? 0 : (cents as number)) : null
  const year = {
    pointCents: plus(forecast.pointCents),
    lowCents: plus(forecast.lowCents),
    highCents: plus(forecast.highCents),
  }
  const { fiscalYear, madeBy } = parts
  return {
    fiscalYear,
    months: [...parts.actual, ...parts.forecast],
    actual,
    forecast,
    ...year,
    bound: reason === null ? actual.bound : null,
    reason,
    madeBy,
    text: [yearWords(fiscalYear, parts.actual, actual, forecast, reason), ...(madeBy?.text ?? [])],
  }
}

function actualPart(months: readonly OutlookMonth[]): ActualPart {
  const known = months.flatMap(({ cents }) => (cents === null ? [] : [cents]))
  return {
    months: months.map(({ period }) => period),
    missingMonths: months.filter(({ cents }) => cents === null).map(({ period }) => period),
    cents: known.length === 0 ? null : added(known),
    bound: boundOfSum(months),
  }
}

/** Held to what the months are held to: their points add up to the point, and no sum is below what its months can be. */
function forecastPart({ forecast, sum, madeBy }: OutlookParts): ForecastPart {
  const months = forecast.map(({ period }) => period)
  if (sum === null || madeBy === null) return { months, pointCents: null, lowCents: null, highCents: null }
  const pointCents = added(forecast.map(({ cents }) => cents as number))
  const lowest = added(forecast.map(({ lowCents }) => lowCents as number))
  return {
    months,
    pointCents,
    lowCents: Math.min(Math.max(sum.low, lowest), pointCents),
    highCents: Math.max(sum.high, pointCents),
  }
}

function reasonOf({ forecast }: OutlookParts, { missingMonths }: ActualPart): NullReason | null {
  if (missingMonths.length > 0) {
    const message = `Months that are over without data, and missing is not 0: ${missingMonths.join(', ')}.`
    return { code: 'insufficient_data', message }
  }
  return forecast[0]?.reason ?? null
}

function yearWords(
  fiscalYear: string,
  over: readonly OutlookMonth[],
  { cents }: ActualPart,
  forecast: ForecastPart,
  reason: NullReason | null,
): string {
  const year = `Fiscal year ${fiscalYear}`
  const known = over.filter((month) => month.cents !== null)
  const closed =
    over.length === 0
      ? 'no month that is over'
      : `actual of ${counted(known.length, 'month')}${stateWords(known)}, ${cents === null ? 'not known' : `${dollars(cents)} dollars`}`
  if (forecast.months.length === 0) return `${year}: ${closed}.${because(reason)}`
  const { pointCents } = forecast
  const coming = `forecast of ${counted(forecast.months.length, 'month')} to come, ${pointCents === null ? 'not known' : `${dollars(pointCents)} dollars`}`
  return `${year}: ${closed}; ${coming}. The forecast is modeled, so the outlook is too.${because(reason)}`
}

const STATES: readonly [MonthState, string][] = [
  ['closed', 'closed'],
  ['restated', 'closed and restated since'],
  ['over', 'over but not closed'],
]

/** ` (5 closed, 5 over but not closed)`; where nobody says more, they are over. */
function stateWords(months: readonly OutlookMonth[]): string {
  const counts = STATES.flatMap(([state, words]) => {
    const count = months.filter((month) => month.state === state).length
    return count === 0 ? [] : [`${count} ${words}`]
  })
  if (counts.length > 0) return ` (${counts.join(', ')})`
  return months.length === 1 ? ' that is over' : ' that are over'
}

function because(reason: NullReason | null): string {
  return reason === null ? '' : ` No outlook for the year: ${reason.message}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function added(cents: readonly number[]): number {
  return cents.reduce((sum, each) => sum + each, 0)
}
