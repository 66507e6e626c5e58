// What deliver-webhooks answers: what became of the deliveries that were due.
import type { DeliveryCounts } from '../delivery/webhooks/delivery-counts.ts'

export interface DeliverWebhooksAnswer {
  readonly outcome: 'delivered' | 'nothing_due'
  readonly message: string
  readonly counts: DeliveryCounts
  /** Deliveries that became due with what people decided and changed since the last start. */
  readonly enqueued: number
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
}

const MESSAGES = {
  delivered: 'Done: each delivery that was due was tried once, or left for the next start.',
  nothing_due: 'Nothing is due.',
} as const

export function answer(counts: DeliveryCounts, enqueued: number): DeliverWebhooksAnswer {
  const outcome = counts.due === 0 ? 'nothing_due' : 'delivered'
  const { givenUp, stopped, unrecorded } = counts
  return {
    outcome,
    message: MESSAGES[outcome],
    counts,
    enqueued,
    next: [
      ...(givenUp > 0
        ? [
            'Some were given up, after their last attempt or after waiting too long for a receiver that answers nothing or is paused: the deliveries of their endpoint say why.',
          ]
        : []),
      ...(stopped > 0
        ? ['Some were not sent: their endpoint is switched off, or not to be told of them any more.']
        : []),
      ...(unrecorded > 0
        ? ['Of some attempts the record is missing: they go out again under the same id.']
        : []),
    ],
  }
}
