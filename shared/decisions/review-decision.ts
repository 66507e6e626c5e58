// What came of a decision, said once by whoever reviews it.
import type { Decision, DecisionOutcome } from '../contract/decisions/decision.ts'
import { isSameJson } from './same-json.ts'
import { type ChangeResult, changeVersion, type Stamp } from './versioned-change.ts'

/** Reviewed so by the same person before, nothing changes. @throws RefusedError for one that is not decided, or was reviewed */
export function reviewDecision(
  standing: Decision,
  version: number,
  outcome: DecisionOutcome,
  stamp: Stamp,
): ChangeResult<Decision> {
  const { by, at } = stamp
  const { reviewed } = standing
  const isAsStands = reviewed?.by === by && isSameJson(reviewed.outcome, outcome)
  const values: Partial<Decision> = isAsStands ? {} : { status: 'reviewed', reviewed: { by, at, outcome } }
  return changeVersion(standing, version, values, stamp, refusalOf(standing))
}

function refusalOf({ decided, reviewed }: Decision): string | null {
  if (decided === null)
    return 'The decision is proposed and not decided: approve or decline it before its review.'
  if (reviewed === null) return null
  return `The decision was reviewed by ${reviewed.by} on ${reviewed.at}, and what came of it stands.`
}
