// Who restated a closed month, as the audit trail keeps it. To allocate a month that goes on is no act of a person: it is what
// the schedule does.
import type { JobAct } from '../../shared/audit/job-acts.ts'
import { periodOfJob } from '../../shared/audit/period-named.ts'
import type { StartedAtScale } from '../allocate-at-scale/start/start-at-scale.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import type { AllocateCostsAnswer } from './answer.ts'
import type { AllocateCostsEvent } from './event.ts'

export function restatementActs(
  { dryRun, period, restate }: AllocateCostsEvent,
  { outcome, result, nowMs }: Ended<AllocateCostsAnswer | StartedAtScale>,
): JobAct[] {
  if (dryRun || restate === undefined) return []
  return [
    {
      operation: 'restatePeriod',
      person: restate.restatedBy,
      period: periodOfJob(period, nowMs),
      outcome,
      subject: `restatement${result === null ? '' : toldOf(result)}`,
    },
  ]
}

function toldOf(result: AllocateCostsAnswer | StartedAtScale): string {
  if (result.outcome === 'started') return ' at scale'
  return result.outcome === 'unchanged' ? ' that changes nothing' : `, run ${result.runId}`
}
