// The figures of a tenant's or the platform's events over a window (figure book, section 6): known, or null with the reason.
import type { EventFigures, StrategicActivity } from '../contract/summary/strategic-figures.ts'
import { isReason, type KnownOrReason, orNull } from '../inputs/known-or-reason.ts'
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
const NO_LIST_PRICE: NullReason = {
  code: 'no_list_price',
  message: 'The list price is zero, so there is nothing to divide by.',
}
const MILLION = 1_000_000n
const HIGH_ABOVE = 10
const MODERATE_ABOVE = 5

/**
 * Scores and percents have two decimals. Reasons of nulls are added to `nulls`.
 *
 * @param tally the reason of every figure when events could not be read
 */
export function eventFigures(
  tally: KnownOrReason<EventTally>,
  listPriceCents: KnownOrReason<number>,
  nulls: Record<string, NullReason>,
): EventFigures {
  const of = <T>(field: keyof EventFigures, compute: (known: EventTally) => KnownOrReason<T>): T | null => {
    const value = isReason(tally) ? tally : compute(tally)
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  return {
    criticalIssues: of('criticalIssues', ({ incidents }) => incidents),
    businessPerformanceScore: of('businessPerformanceScore', businessPerformanceScore),
    optimizationSavingsCents: of('optimizationSavingsCents', ({ savingsCents }) => savingsCents),
    savingsPctOfListPrice: of('savingsPctOfListPrice', ({ savingsCents }) => {
      if (isReason(listPriceCents)) return listPriceCents
      return listPriceCents <= 0 ? NO_LIST_PRICE : ratio(savingsCents * 100, listPriceCents, 2)
    }),
    averageEfficiencyScore: of('averageEfficiencyScore', ({ scores, scoreMillionths }) =>
      scores === 0 ? NO_SCORES : ratio(BigInt(scoreMillionths), BigInt(scores) * MILLION, 2),
    ),
    strategicDecisions: of('strategicDecisions', ({ decisions }) => decisions),
    strategicActivity: of('strategicActivity', (known) => strategicActivity(activityEvents(known))),
  }
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
