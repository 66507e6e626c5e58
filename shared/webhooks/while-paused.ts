// What becomes of a delivery while its endpoint is paused: it waits, as long as it would be tried at most, and is then given
// up, from where somebody can send it again. No attempt is made, and none counts.
import type { WebhookDelivery } from '../contract/webhooks/webhook.ts'
import { instantText, parseInstant } from '../periods/instants.ts'
import { WAITS_MS } from './back-off.ts'

/** How soon after it goes on again the last delivery that waited goes out. */
export const PAUSED_WAIT_MS = 10 * 60 * 1000
const LONGEST_WAIT_MS = WAITS_MS.reduce((sum, wait) => sum + wait, 0)

export function whilePaused(delivery: WebhookDelivery, nowMs: number): WebhookDelivery {
  const isOver = nowMs - parseInstant(delivery.createdAt, 'createdAt') > LONGEST_WAIT_MS
  return isOver
    ? { ...delivery, state: 'given_up', nextAttemptAt: null }
    : { ...delivery, nextAttemptAt: instantText(nowMs + PAUSED_WAIT_MS) }
}
