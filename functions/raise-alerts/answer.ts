// What raise-alerts answers: enough to read in the console what changed, who was told, and what to do next.
import type { RaiseAlertsEvent } from './event.ts'
import type { RaisedAlerts } from './raise-alerts.ts'

/** `raised`: a summary was looked at. `nothing_new`: none is newer than the last one that was; what waited was announced. */
export type Outcome = 'raised' | 'nothing_new' | 'dry_run'

export interface RaiseAlertsAnswer extends RaisedAlerts {
  readonly outcome: Outcome
  readonly message: string
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
}

const MESSAGES: Record<Outcome, string> = {
  raised: 'Raised: what the newest summaries found is open, and what they no longer find is resolved.',
  nothing_new: 'Nothing new: the newest summaries were looked at before, and the alerts stand.',
  dry_run: 'Dry run: this is what would change; nothing was written, announced or mailed.',
}

export function answer(event: RaiseAlertsEvent, raised: RaisedAlerts): RaiseAlertsAnswer {
  const outcome = event.dryRun
    ? 'dry_run'
    : raised.looks.some(({ isNew }) => isNew)
      ? 'raised'
      : 'nothing_new'
  return { outcome, message: MESSAGES[outcome], ...raised, next: nextSteps(outcome, raised) }
}

function nextSteps(
  outcome: Outcome,
  { digests, decisions, initiatives, unconfirmed }: RaisedAlerts,
): string[] {
  if (outcome === 'dry_run') return ['To raise them, do the same without the dry run.']
  const waiting = (decisions?.waiting ?? 0) + (initiatives?.waiting ?? 0)
  return [
    ...(waiting > 0
      ? ['PostHog did not take some events: the next run sends them again, under the same ids.']
      : []),
    ...(digests === null ? ['Mail is not configured: nobody was mailed at once.'] : []),
    ...((digests?.unconfirmed ?? 0) + unconfirmed > 0
      ? ['Of some mails nobody knows whether they left: see unconfirmed in the answer of send-digests.']
      : []),
  ]
}
