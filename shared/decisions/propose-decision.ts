// A decision as it is proposed: its first version.
import type { Decision, DecisionValues } from '../contract/decisions/decision.ts'
import { RefusedError } from '../errors.ts'
import { pastReviewDay } from './review-day.ts'
import { firstVersion, type Stamp } from './versioned-change.ts'

/** @param id a UUID that no other decision has. @throws RefusedError for a day of review that is over */
export function proposeDecision(id: string, values: DecisionValues, { by, at }: Pick<Stamp, 'by' | 'at'>) {
  const refusal = pastReviewDay(values.reviewOn, at)
  if (refusal !== null) throw new RefusedError(refusal)
  const record = {
    ...values,
    id,
    status: 'proposed' as const,
    proposed: { by, at },
    decided: null,
    reviewed: null,
  }
  return firstVersion<Decision>(record, { by, at, why: 'Proposed.' })
}
