// Outlooks of many members over the same months: the history is told once, each series by itself.
import type { Amount } from '../../../shared/contract/budget/variance.ts'
import type { MonthState } from '../../../shared/contract/forecast/outlook.ts'
import { type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import type { ChosenMonths } from '../actuals/open-actuals.ts'
import type { ActualMonth, Actuals } from '../actuals/read-actuals.ts'
import { scheduledIn, type Unscheduled } from '../archived/scheduled-in.ts'
import type { PlanningServices } from '../services.ts'
import {
  type Forecasted,
  priceChanges,
  type ScheduledFacts,
  scheduledFacts,
  scheduledFor,
} from './known-changes.ts'
import { type AnsweredOutlook, answeredOutlook } from './outlook-of-series.ts'
import { planMoves } from './plan-moves.ts'

export interface OutlookTerms {
  readonly fiscalYear: string
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  /** Consecutive months that are over, oldest first. */
  readonly months: readonly string[]
  readonly provisional: Pick<ReadonlySet<string>, 'has'>
  readonly closed: ReadonlySet<string>
  readonly facts: KnownFacts
}

/** What is scheduled, or why nothing of it is known. */
export type KnownFacts = ScheduledFacts | Unscheduled

/** @param through the last month that is over */
export async function factsThrough(
  through: string | null,
  actuals: Actuals,
  { runs }: ChosenMonths,
  services: PlanningServices,
): Promise<KnownFacts> {
  const newest = through === null ? undefined : actuals.months.get(through)
  const run = through === null ? undefined : runs.get(through)
  if (newest === undefined || run === undefined) return 'not archived'
  const scheduled = await scheduledIn(run.runId, services)
  return typeof scheduled === 'string' ? scheduled : scheduledFacts(scheduled, newest)
}

/** An answer without what could be known tomorrow is not held as the answer. */
export function isWhole(facts: KnownFacts | undefined): boolean {
  return facts !== 'unreadable'
}

const NOT_WHOLE = {
  code: 'month_not_over',
  message: 'The run of this month looked before the month was over.',
}
const MAY_FALL_BELOW_ZERO = 'profit'
const NOTHING_SCHEDULED_KNOWN =
  'Decommissions and platform costs that are scheduled are not known: the inputs of the last month that is over cannot be read.'

function stateOf(month: ActualMonth | undefined, isClosed: boolean): MonthState {
  if (month?.view.record.restatement !== undefined) return 'restated'
  return isClosed ? 'closed' : 'over'
}

export function outlookFor(
  of: Forecasted,
  amountOf: (period: string) => Amount,
  actuals: Actuals,
  { fiscalYear, firstMonth, months, provisional, closed, facts }: OutlookTerms,
): AnsweredOutlook {
  const { dimension, member, measure } = of
  const learnsFrom =
    dimension === 'platform' ? (months[0] ?? null) : actuals.firstMonthOf({ dimension, member })
  const rows =
    dimension !== 'tenant'
      ? []
      : months.flatMap((period) => {
          const row = actuals.months.get(period)?.rows.get(member.toLowerCase())
          return row === undefined ? [] : [{ period, row }]
        })
  return answeredOutlook({
    fiscalYear,
    firstMonth,
    months: months.map((period) => ({
      period,
      state: stateOf(actuals.months.get(period), closed.has(period)),
      amount: provisional.has(period) ? { cents: null, bound: null, missing: NOT_WHOLE } : amountOf(period),
    })),
    learnsFrom,
    floorCents: measure === MAY_FALL_BELOW_ZERO ? null : 0,
    knownChanges: [
      ...priceChanges(measure, rows),
      ...(dimension === 'plan'
        ? planMoves(member.toLowerCase(), measureById(measure) as Measure, actuals)
        : []),
      ...(typeof facts === 'string' ? [] : scheduledFor(of, facts)),
    ],
    notes: typeof facts === 'string' && months.length > 0 ? [NOTHING_SCHEDULED_KNOWN] : [],
  })
}
