// What send-digests answers: who was mailed, in numbers, of which mails nobody knows whether they left, and what to do next.
import type { SendDigestsEvent } from './event.ts'
import type { SentRound } from './send-round.ts'

export type Outcome = 'sent' | 'settled' | 'listed' | 'forgotten' | 'dry_run'

export interface SendDigestsAnswer extends SentRound {
  readonly outcome: Outcome
  readonly message: string
  readonly kind: SendDigestsEvent['kind']
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
}

const MESSAGES: Record<Outcome, string> = {
  sent: 'Sent: everybody in the directory has the digest of the review that is theirs, once, or is counted with why not.',
  settled: 'Settled: what became of this digest is known now.',
  listed: 'Listed: these digests were claimed, and nobody has said that they left.',
  forgotten: 'Done: nobody of this name or address is in the directory of who is mailed.',
  dry_run: 'Dry run: so many would be mailed; nothing was.',
}

export function answer(event: SendDigestsEvent, round: SentRound): SendDigestsAnswer {
  const outcome = outcomeOf(event)
  return { outcome, message: MESSAGES[outcome], kind: event.kind, ...round, next: nextSteps(outcome, round) }
}

function outcomeOf({ forget, settle, listUnconfirmed, dryRun }: SendDigestsEvent): Outcome {
  if (forget !== undefined) return 'forgotten'
  if (settle !== undefined) return 'settled'
  if (listUnconfirmed) return 'listed'
  return dryRun ? 'dry_run' : 'sent'
}

function nextSteps(
  outcome: Outcome,
  { people, counts, isSettled, isForgotten, unconfirmed }: SentRound,
): string[] {
  return [
    ...(outcome === 'dry_run' ? ['To mail them, do the same without the dry run.'] : []),
    ...(counts !== null && people === 0
      ? ['Nobody is in the directory yet: people are once they have signed in to the API.']
      : []),
    ...((counts?.unreachable ?? 0) > 0
      ? ['Some have no address that may be mailed: they are told once there is one.']
      : []),
    ...(isForgotten === false
      ? [
          'Nobody in the directory has this name or address. Look for the name in the audit trail: upper and lower case differ.',
        ]
      : []),
    ...(isForgotten === true
      ? [
          'Take the roles away in the sign-in service too: whoever still has them is known again at their next request.',
        ]
      : []),
    ...(isSettled === false ? ['Nothing was changed: a later digest of this person has told the same.'] : []),
    ...(unconfirmed.length > 0
      ? [
          'Of unconfirmed digests, look in the mail service whether a message of that key left, then settle each.',
        ]
      : []),
  ]
}
