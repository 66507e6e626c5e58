// What a decision says can be edited while it is proposed; once it is decided only its review can move.
import type { Decision, DecisionValues } from '../contract/decisions/decision.ts'
import { pastReviewDay } from './review-day.ts'
import { type ChangeResult, changeVersion, type Stamp } from './versioned-change.ts'

const MOVABLE_AFTERWARDS: readonly string[] = ['reviewTimeframe', 'reviewOn']

/** @throws RefusedError for a change that its status does not allow, in a sentence */
export function editDecision(
  standing: Decision,
  version: number,
  values: Partial<DecisionValues>,
  stamp: Stamp,
): ChangeResult<Decision> {
  return changeVersion<Decision>(
    standing,
    version,
    values,
    stamp,
    refusalOf(standing, values) ?? pastDay(standing, values, stamp),
  )
}

/** Of a day that is new: one that stood keeps standing. */
function pastDay(
  { reviewOn: stands }: Decision,
  { reviewOn }: Partial<DecisionValues>,
  { at }: Stamp,
): string | null {
  return reviewOn === stands ? null : pastReviewDay(reviewOn, at)
}

function refusalOf({ status, decided, reviewed }: Decision, values: Partial<DecisionValues>): string | null {
  if (status === 'proposed') return null
  if (reviewed !== null) {
    return `The decision was reviewed by ${reviewed.by} on ${reviewed.at}: it stays as it is. Propose another decision for what comes next.`
  }
  const kept = Object.keys(values).filter((field) => !MOVABLE_AFTERWARDS.includes(field))
  if (kept.length === 0) return null
  return `The decision was ${decided?.verdict} by ${decided?.by} on ${decided?.at}: ${kept.join(', ')} can no longer change, only when it is reviewed. Propose another decision instead.`
}
