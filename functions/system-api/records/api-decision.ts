// A decision as the API answers it.
import type { ApiDecision, DecisionsPage } from '../../../shared/contract/api/answers/system/decisions.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { decisionVelocity } from '../../../shared/decisions/decision-velocity.ts'
import { awaitsReview, trackedOutcomes } from '../../../shared/decisions/tracked-outcomes.ts'
import { twelveMonthsUntil } from '../../../shared/decisions/tracked-window.ts'
import { utcDate } from '../../../shared/periods/utc-date.ts'
import { apiVersion } from './api-history.ts'

export function apiDecision(decision: Decision, nowMs: number): ApiDecision {
  const { status, title, category, level, justification, proposed, expectedOutcome: expected } = decision
  const { decided, reviewed, reviewOn } = decision
  const inCents = expected.kind === 'cents'
  return {
    ...apiVersion(decision),
    ...{ status, title, category, level, justification },
    tenant_id: decision.tenantId,
    expected_outcome: {
      low_cents: inCents ? expected.lowCents : null,
      high_cents: inCents ? expected.highCents : null,
      words: inCents ? null : expected.words,
    },
    review_timeframe: decision.reviewTimeframe,
    review_on: reviewOn,
    review_due: awaitsReview(decision) && reviewOn !== null && reviewOn <= utcDate(nowMs),
    proposed,
    decided,
    reviewed: reviewed && {
      ...{ by: reviewed.by, at: reviewed.at },
      judgement: reviewed.outcome.judgement,
      actual_cents: reviewed.outcome.actualCents,
      words: reviewed.outcome.words,
    },
  }
}

/** Of the decisions of twelve months. */
export function apiTracked(decided: readonly Decision[], nowMs: number): DecisionsPage['tracked'] {
  const window = twelveMonthsUntil(nowMs)
  const { value, met, missing } = decisionVelocity(decided, window)
  const outcomes = trackedOutcomes(decided, window, utcDate(nowMs))
  const { approved, declined, reviewed, reviewsOverdue, judged, money } = outcomes
  return {
    ...window,
    decision_velocity_hours: value,
    velocity_target: 'under 48 hours',
    velocity_met: met,
    missing,
    ...{ approved, declined, reviewed, reviews_overdue: reviewsOverdue, judged },
    money: money && {
      decisions: money.decisions,
      expected_low_cents: money.expectedLowCents,
      expected_high_cents: money.expectedHighCents,
      actual_cents: money.actualCents,
    },
  }
}
