// One summary's look at the conditions of alerts: what it is of, what it could not look at, and whether it is news.
import type { Judgement, Sighting } from '../../contract/alerts/alert-record.ts'
import { isMonth, spanOf } from '../../periods/span.ts'
import { isBefore } from '../../periods/time-window.ts'
import type { ReviewCycle } from '../alert-rule.ts'

/** What could not be judged this time: an alert of it that is not found has not ended. */
export interface NotLookedAt {
  readonly rules: ReadonlySet<string>
  /** Ids of alert records. */
  readonly ids: ReadonlySet<string>
}

export interface Look extends Sighting {
  readonly notLookedAt: NotLookedAt
}

/** A month's summary looks at the monthly rules, a quarter's at the quarterly ones. */
export function cycleOf(period: string): ReviewCycle {
  return isMonth(spanOf(period)) ? 'monthly' : 'quarterly'
}

/** A later state of the world, or the same state known later. A look that is not newer changes nothing. */
export function isNewer(look: Judgement, last: Judgement): boolean {
  if (isBefore(last.asOf, look.asOf)) return true
  return !isBefore(look.asOf, last.asOf) && isBefore(last.at, look.at)
}
