// Who went back to an earlier run, as the audit trail keeps it.
import type { JobAct } from '../../shared/audit/job-acts.ts'
import { periodOfJob } from '../../shared/audit/period-named.ts'
import { recordNamed } from '../../shared/audit/record-named.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import type { ReturnToRunAnswer } from './answer.ts'
import type { ReturnToRunEvent } from './event.ts'

export function returnActs(
  { dryRun, period, runId, movedBy }: ReturnToRunEvent,
  { outcome, result, nowMs }: Ended<ReturnToRunAnswer>,
): JobAct[] {
  if (dryRun) return []
  const subject =
    result === null
      ? (recordNamed('run', runId) ?? 'an earlier run')
      : `run ${result.toRunId} in place of ${result.fromRunId}`
  return [{ operation: 'returnToRun', person: movedBy, period: periodOfJob(period, nowMs), outcome, subject }]
}
