// A delivery after one more attempt. Only a 2xx is an answer that ends it well; a redirect is not followed and counts as a
// failure; 410 says that the receiver is gone; all else is tried again until the plan is at its end.
import type { WebhookDelivery } from '../contract/webhooks/webhook.ts'
import { instantText, parseInstant } from '../periods/instants.ts'
import { waitAfter } from './back-off.ts'

export type AttemptAnswer =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds: number | null }
  /** No answer in time, no connection, or a target that may not be called. */
  | { readonly kind: 'none'; readonly why: string }

export interface Attempt {
  /** From 1: a second result of the same attempt changes nothing. */
  readonly number: number
  readonly at: string
  readonly answer: AttemptAnswer
}

const GONE = 410

/** A delivery that ended, or an attempt other than the next one, changes nothing. */
export function afterAttempt(delivery: WebhookDelivery, { number, at, answer }: Attempt): WebhookDelivery {
  if (delivery.state !== 'pending' || number !== delivery.attempts.length + 1) return delivery
  const tried = {
    ...delivery,
    attempts: [...delivery.attempts, { at, answer: words(answer) }],
    nextAttemptAt: null,
  }
  if (answer.kind === 'status' && answer.status >= 200 && answer.status < 300)
    return { ...tried, state: 'delivered' }
  if (isGone(answer)) return { ...tried, state: 'stopped' }
  const wait = waitAfter(number, answer.kind === 'status' ? answer.retryAfterSeconds : null)
  if (wait === null) return { ...tried, state: 'given_up' }
  return { ...tried, nextAttemptAt: instantText(parseInstant(at, 'at') + wait) }
}

/** Whether the receiver asks to be told nothing any more: its endpoint is stopped. */
export function isGone(answer: AttemptAnswer): boolean {
  return answer.kind === 'status' && answer.status === GONE
}

function words(answer: AttemptAnswer): string {
  if (answer.kind === 'none') return answer.why
  const { status } = answer
  return status >= 300 && status < 400 ? `${status}, a redirect, which is not followed` : String(status)
}
