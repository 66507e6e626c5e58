// Who settled a digest of which nobody knew whether it left, and who had somebody forgotten, as the audit trail keeps it: not
// who was meant. To send the digests of a review is no act of a person: it is what the schedule does.
import { isSchedule, type JobAct } from '../../shared/audit/job-acts.ts'
import type { Ended } from '../runtime/acts-by-hand.ts'
import type { SendDigestsAnswer } from './answer.ts'
import type { SendDigestsEvent } from './event.ts'

export function digestActs(
  { settle, forget, startedBy }: SendDigestsEvent,
  { outcome, result }: Ended<SendDigestsAnswer>,
): JobAct[] {
  // Nothing is settled or forgotten by a schedule: what the event says when nobody is named.
  const person = isSchedule(startedBy) ? undefined : startedBy
  const act = (operation: JobAct['operation'], subject: string, changed: boolean | undefined): JobAct[] => [
    { operation, person, period: null, outcome: changed === false ? 'refused' : outcome, subject },
  ]
  if (forget !== undefined)
    return act('forgetPerson', 'the directory of who is mailed', result?.isForgotten ?? undefined)
  if (settle === undefined) return []
  const subject = `digest ${settle.id} as ${settle.left ? 'sent' : 'not sent'}`
  return act('settleDigests', subject, result?.isSettled ?? undefined)
}
