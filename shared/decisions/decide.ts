// A proposed decision is approved or declined, once.
import type { Decision, VERDICTS } from '../contract/decisions/decision.ts'
import { reviewDay } from './review-day.ts'
import { type ChangeResult, changeVersion, type Stamp } from './versioned-change.ts'

/**
 * An approved decision gets a day of review, unless it has one. Decided so by the same person before, nothing changes.
 *
 * @throws RefusedError for a decision that was decided already
 */
export function decide(
  standing: Decision,
  version: number,
  verdict: (typeof VERDICTS)[number],
  stamp: Stamp,
): ChangeResult<Decision> {
  const { decided, reviewOn, reviewTimeframe } = standing
  const { by, at, why } = stamp
  const isAsStands = decided?.by === by && decided.verdict === verdict && decided.why === why.trim()
  const values: Partial<Decision> = isAsStands
    ? {}
    : {
        status: verdict,
        decided: { by, at, verdict, why: why.trim() },
        reviewOn: reviewOn ?? (verdict === 'approved' ? reviewDay(at, reviewTimeframe) : null),
      }
  const refusal =
    decided === null
      ? null
      : `The decision was ${decided.verdict} by ${decided.by} on ${decided.at} and is decided once: propose another one to change it.`
  return changeVersion(standing, version, values, stamp, refusal)
}
