// The full-year outlook of one member and measure as it is answered: months that are over as they stand, and the forecast of
// the rest.
import { knownAmount, noAmount } from '../../../shared/budgets/amounts.ts'
import type { ApiOutlook } from '../../../shared/contract/api/answers/planning/variance.ts'
import type { Amount } from '../../../shared/contract/budget/variance.ts'
import type { KnownChange } from '../../../shared/contract/forecast/forecast.ts'
import type {
  BoundedMonth,
  FiscalYearOutlook,
  MonthState,
  OutlookMonth,
} from '../../../shared/contract/forecast/outlook.ts'
import { outlookOf } from '../../../shared/forecast/outlook.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { monthsUntil, parsePeriod, shiftPeriod } from '../../../shared/periods/period.ts'
import { spanOf } from '../../../shared/periods/span.ts'

export interface SeriesToForecast {
  readonly fiscalYear: string
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /** Consecutive months that are over, oldest first; none before the first run. */
  readonly months: readonly {
    readonly period: string
    readonly amount: Amount
    readonly state?: MonthState
  }[]
  /** The first month in which there is anything of the member; null for one that is in none, so that nothing is learnt. */
  readonly learnsFrom: string | null
  readonly floorCents: number | null
  readonly knownChanges: readonly KnownChange[]
  /** What else must be said. */
  readonly notes: readonly string[]
}

export interface AnsweredOutlook {
  readonly outlook: ApiOutlook
  readonly months: readonly OutlookMonth[]
}

const NO_MONTHS: NullReason = {
  code: 'no_actual_yet',
  message: 'No month that is over has been published yet.',
}
const MOST_AHEAD = 24

export function answeredOutlook(series: SeriesToForecast): AnsweredOutlook {
  const { fiscalYear, firstMonth, months, learnsFrom, knownChanges, notes } = series
  const last = months.at(-1)?.period
  const ends = spanOf(fiscalYear, firstMonth).months.at(-1) as string
  if (last === undefined) return refused(NO_MONTHS)
  if (monthsUntil(parsePeriod(last), parsePeriod(ends)) > MOST_AHEAD) return refused(tooFar(fiscalYear))
  const year = outlookOf({
    fiscalYear,
    firstMonth,
    months: months.map(asMonth),
    floorCents: series.floorCents,
    knownChanges,
    learnsFrom: learnsFrom ?? shiftPeriod(parsePeriod(last), 1).id,
  })
  return {
    outlook: apiOutlook(year, knownChanges, year.madeBy === null ? [] : notes, boundWords(series)),
    months: year.months,
  }
}

/** As the budget of the year is held against it. */
export function amountOfOutlook({ point_cents: cents, bound, missing }: ApiOutlook): Amount {
  return cents === null ? noAmount(missing as NullReason) : knownAmount(cents, bound)
}

function asMonth({
  period,
  amount: { cents, bound, missing },
  state,
}: SeriesToForecast['months'][number]): BoundedMonth {
  return { period, cents, bound, reason: missing, ...(state !== undefined && { state }) }
}

function apiOutlook(
  year: FiscalYearOutlook,
  knownChanges: readonly KnownChange[],
  notes: readonly string[],
  bounded: readonly string[],
): ApiOutlook {
  const { madeBy, actual, reason } = year
  return {
    kind: madeBy?.kind ?? 'closed',
    point_cents: year.pointCents,
    low_cents: year.lowCents,
    high_cents: year.highCents,
    bound: year.bound,
    actual_cents: actual.cents,
    coverage_percent: madeBy?.coveragePercent ?? null,
    hit_rate_percent: madeBy?.hitRate?.percent ?? null,
    hit_rate_tried: madeBy?.hitRate?.tried ?? null,
    method: madeBy?.methodId ?? null,
    missing: reason !== null && reason === reasonOfForecast(madeBy) ? withWords(reason, bounded) : reason,
    known_changes: madeBy === null ? [] : knownChanges.map(apiChange),
    text: [...year.text, ...notes, ...bounded],
  }
}

function reasonOfForecast(madeBy: FiscalYearOutlook['madeBy']): NullReason | null {
  return madeBy?.kind === 'refused' ? madeBy.reason : null
}

/** Months that are published and that no forecast is made from would look like months that are there. */
function withWords({ code, message }: NullReason, words: readonly string[]): NullReason {
  return { code, message: [message, ...words].join(' ') }
}

function apiChange({
  fromPeriod,
  centsPerMonth,
  why,
  source,
}: KnownChange): ApiOutlook['known_changes'][number] {
  return { from_period: fromPeriod, cents_per_month: centsPerMonth, why, source }
}

/** A cost that is unknown in part counts with what is known of it in the months that are over, and in no trend. */
function boundWords({ months }: SeriesToForecast): string[] {
  const bounded = months.flatMap(({ period, amount: { bound } }) => (bound === null ? [] : [period]))
  if (bounded.length === 0) return []
  return [
    `Part of the cost is unknown in ${bounded.join(', ')}: what is known of it is in the months that are over, and no forecast is made from it.`,
  ]
}

function refused(missing: NullReason): AnsweredOutlook {
  const outlook: ApiOutlook = {
    kind: 'refused',
    point_cents: null,
    low_cents: null,
    high_cents: null,
    bound: null,
    actual_cents: null,
    coverage_percent: null,
    hit_rate_percent: null,
    hit_rate_tried: null,
    method: null,
    missing,
    known_changes: [],
    text: [`No outlook: ${missing.message}`],
  }
  return { outlook, months: [] }
}

function tooFar(fiscalYear: string): NullReason {
  return {
    code: 'too_far_ahead',
    message: `Fiscal year ${fiscalYear} ends more than ${MOST_AHEAD} months after the last month that is over.`,
  }
}
