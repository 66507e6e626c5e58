// The figures of a tenant's or the platform's events over a window (figure book, section 6): known, or null with the reason.
import type { EventFigures, StrategicActivity } from '../contract/summary/strategic-figures.ts'
import { isReason, type KnownOrReason, leaningOn, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import type { EventTally } from './event-tally.ts'

const NO_IMPACTS: NullReason = {
  code: 'no_events',
  message: 'No revenue_impact event with an amount above zero lies in the window.',
}
const NO_SCORES: NullReason = {
  code: 'no_events',
  message: 'No efficiency_metrics event with a score lies in the window.',
}
const NO_OUTCOMES: NullReason = {
  code: 'no_events',
  message:
    'No email_delivery_outcome event of any tenant lies in the window, so that nothing says whether there were incidents.',
}
const NO_SAVINGS: NullReason = {
  code: 'no_events',
  message: 'No cost_optimization event of any tenant lies in the window.',
}
const NO_READABLE_SAVINGS: NullReason = {
  code: 'no_readable_amount',
  message: 'No cost_optimization event in the window has an amount that can be read.',
}
const NO_LIST_PRICE: NullReason = {
  code: 'no_list_price',
  message: 'The list price is zero, so there is nothing to divide by.',
}
const MILLION = 1_000_000n
const HIGH_ABOVE = 10
const MODERATE_ABOVE = 5

/**
 * Scores and percents have two decimals. Reasons of nulls are added to `nulls`. Incidents and savings are zero where such
 * events were recorded, of whichever tenant, and null where none was: nothing recorded is not nothing that happened.
 *
 * @param tally the reason of every figure when events could not be read
 * @param recorded what was recorded of the whole platform
 */
export function eventFigures(
  tally: KnownOrReason<EventTally>,
  recorded: KnownOrReason<EventTally>,
  listPriceCents: KnownOrReason<number>,
  nulls: Record<string, NullReason>,
): EventFigures {
  const of = <T>(
    field: keyof EventFigures,
    compute: (own: EventTally, all: EventTally) => KnownOrReason<T>,
  ): T | null => {
    const value = leaningOn([tally, recorded], () => compute(tally as EventTally, recorded as EventTally))
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  return {
    criticalIssues: of('criticalIssues', ({ incidents }, { outcomes }) =>
      outcomes === 0 ? NO_OUTCOMES : incidents,
    ),
    businessPerformanceScore: of('businessPerformanceScore', businessPerformanceScore),
    optimizationSavingsCents: of('optimizationSavingsCents', savingsCents),
    savingsPctOfListPrice: of('savingsPctOfListPrice', (own, all) => {
      if (isReason(listPriceCents)) return listPriceCents
      if (listPriceCents <= 0) return NO_LIST_PRICE
      const savings = savingsCents(own, all)
      return isReason(savings) ? savings : ratio(savings * 100, listPriceCents, 2)
    }),
    averageEfficiencyScore: of('averageEfficiencyScore', ({ scores, scoreMillionths }) =>
      scores === 0 ? NO_SCORES : ratio(BigInt(scoreMillionths), BigInt(scores) * MILLION, 2),
    ),
    strategicDecisions: of('strategicDecisions', ({ decisions }) => decisions),
    strategicActivity: of('strategicActivity', (known) => strategicActivity(activityEvents(known))),
  }
}

function savingsCents(own: EventTally, all: EventTally): KnownOrReason<number> {
  if (all.optimizations === 0) return NO_SAVINGS
  return all.optimizationsRead === 0 ? NO_READABLE_SAVINGS : own.savingsCents
}

/** (positive - |negative|) / (positive + |negative|) x 100, in -100..100. */
function businessPerformanceScore({ positiveCents, negativeCents }: EventTally): KnownOrReason<number> {
  const all = positiveCents + negativeCents
  return all === 0 ? NO_IMPACTS : ratio((positiveCents - negativeCents) * 100, all, 2)
}

/** The three events of 003 in the 90 days before `asOf`. */
export function activityEvents({ revenueTrends, costTrends, decisionSummaries }: EventTally): number {
  return revenueTrends + costTrends + decisionSummaries
}

/** More than 10 events High, more than 5 Moderate, else Low. */
export function strategicActivity(events: number): StrategicActivity {
  if (events > HIGH_ABOVE) return 'High Strategic Activity'
  return events > MODERATE_ABOVE ? 'Moderate Strategic Activity' : 'Low Strategic Activity'
}
