// What came of decisions: how many were made and reviewed, how they were judged, and the money expected against what it was.
import type { Decision, OUTCOME_JUDGEMENTS } from '../contract/decisions/decision.ts'
import { isWithin, type TimeWindow } from '../periods/time-window.ts'

export interface TrackedOutcomes {
  /** Decided in the window. */
  readonly approved: number
  readonly declined: number
  /** Of these, whenever that was. */
  readonly reviewed: number
  /** Approved, not reviewed, and past their day of review. */
  readonly reviewsOverdue: number
  readonly judged: Readonly<Record<(typeof OUTCOME_JUDGEMENTS)[number], number>>
  /** Over the decisions that have both an expected range in cents and an actual amount; null without one. */
  readonly money: {
    readonly decisions: number
    readonly expectedLowCents: number
    readonly expectedHighCents: number
    readonly actualCents: number
  } | null
}

/** @param today `YYYY-MM-DD` */
export function trackedOutcomes(
  decisions: readonly Decision[],
  window: TimeWindow,
  today: string,
): TrackedOutcomes {
  const decided = decisions.filter((one) => one.decided !== null && isWithin(window, one.decided.at))
  const judged = { better: 0, as_expected: 0, worse: 0, not_known: 0 }
  for (const { reviewed } of decided) if (reviewed !== null) judged[reviewed.outcome.judgement] += 1
  return {
    approved: decided.filter((one) => one.decided?.verdict === 'approved').length,
    declined: decided.filter((one) => one.decided?.verdict === 'declined').length,
    reviewed: decided.filter(({ reviewed }) => reviewed !== null).length,
    reviewsOverdue: decided.filter((one) => awaitsReview(one) && (one.reviewOn as string) < today).length,
    judged,
    money: moneyOf(decided),
  }
}

/** Approved, with a day of review and no review yet. */
export function awaitsReview({ status, reviewOn }: Pick<Decision, 'status' | 'reviewOn'>): boolean {
  return status === 'approved' && reviewOn !== null
}

function moneyOf(decisions: readonly Decision[]): TrackedOutcomes['money'] {
  const known = decisions.flatMap(({ expectedOutcome: expected, reviewed }) => {
    const actualCents = reviewed?.outcome.actualCents ?? null
    return expected.kind !== 'cents' || actualCents === null ? [] : { expected, actualCents }
  })
  if (known.length === 0) return null
  return {
    decisions: known.length,
    expectedLowCents: known.reduce((sum, { expected }) => sum + expected.lowCents, 0),
    expectedHighCents: known.reduce((sum, { expected }) => sum + expected.highCents, 0),
    actualCents: known.reduce((sum, one) => sum + one.actualCents, 0),
  }
}
