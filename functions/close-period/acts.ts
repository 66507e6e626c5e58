// Who prepared a close and who approved it, as the audit trail keeps them: two acts, also of one start.
import { isSchedule, type JobAct } from '../../shared/audit/job-acts.ts'
import { periodOfJob } from '../../shared/audit/period-named.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import type { ClosePeriodAnswer } from './answer.ts'
import type { ClosePeriodEvent } from './event.ts'

interface Steps {
  /** Whether this start kept a preparation of its own, whatever became of it then. */
  readonly isPrepared: boolean
  /** False in a team of one, where whoever prepares approves too. */
  readonly needsTwoPeople: boolean
}

export function closeActs(
  { dryRun, period: asked, preparedBy, approvedBy }: ClosePeriodEvent,
  { isPrepared, needsTwoPeople }: Steps,
  { outcome, result, nowMs }: Ended<ClosePeriodAnswer>,
): JobAct[] {
  if (dryRun) return []
  const run = result === null ? '' : `, run ${result.runId}`
  const act = (step: string, person: string | undefined, came: JobAct['outcome']): JobAct => ({
    operation: 'closePeriod',
    person,
    period: periodOfJob(asked, nowMs),
    outcome: came,
    subject: `${step} of the close${came === 'done' ? run : ''}`,
    step,
  })
  // Beside an approver, a preparer whose preparation is not kept only says whose is approved.
  const prepares = isPrepared || approvedBy === undefined
  const approver = approvedBy ?? (isPrepared && !needsTwoPeople ? preparedBy : undefined)
  return [
    ...(prepares && !isSchedule(preparedBy)
      ? [act('preparation', preparedBy, isPrepared ? 'done' : outcome)]
      : []),
    ...(approver !== undefined && (approvedBy !== undefined || !isSchedule(approver))
      ? [act('approval', approver, outcome)]
      : []),
  ]
}
