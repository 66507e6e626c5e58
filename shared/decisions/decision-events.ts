// The business event of a decision (003; figure book, section 6). A decision is one event, written when it is made: a
// proposal is none yet, and a review would count the same decision twice.
import type { Decision, ExpectedOutcome } from '../contract/decisions/decision.ts'
import { buildEvent, type EventRun } from '../events/build-event.ts'
import type { EventToWrite } from '../events/business-events.ts'
import { parseInstant } from '../periods/instants.ts'
import { plainRange } from '../ranges/range-words.ts'

/** How a UUID of version 5 is made, and the tenant under which decisions about the platform are written. */
export interface EventTerms {
  readonly uuidOf: EventRun['uuidOf']
  /** Null: a decision about the platform is not written, since every event names a tenant. */
  readonly platformTenantId: string | null
}

/** None for a decision that is not decided. The same decision gives the same event, however often it is built. */
export function decisionEvents(decision: Decision, { uuidOf, platformTenantId }: EventTerms): EventToWrite[] {
  const { decided } = decision
  const tenantId = decision.tenantId ?? platformTenantId
  if (decided === null || tenantId === null) return []
  const run: EventRun = {
    runId: `decision/${decision.id}`,
    atMs: parseInstant(decided.at, 'decidedAt'),
    uuidOf,
  }
  return [
    buildEvent(run, 'strategic_decision_summary', tenantId, {
      decision_category: decision.category,
      decision_maker_level: decision.level,
      strategic_justification: decision.justification,
      expected_outcome_range: outcomeText(decision.expectedOutcome),
      review_timeframe: decision.reviewTimeframe,
      outcome_follow_up: decided.verdict === 'approved' ? 'process_driven' : 'declined',
    }),
  ]
}

/** `500-2000`, or the words. */
function outcomeText(expected: ExpectedOutcome): string {
  return expected.kind === 'words' ? expected.words : plainRange(expected.lowCents, expected.highCents)
}
