// How long a delivery waits while nothing is sent to its endpoint, for somebody paused it or its receiver answers nothing: as
// long as it would be tried at most, and half a day more, so that its last attempt has its time. Then it is given up, from
// where somebody can send it again. No attempt is made meanwhile, and none counts.
import type { WebhookDelivery } from '../contract/webhooks/webhook.ts'
import { parseInstant } from '../periods/instants.ts'
import { WAITS_MS } from './back-off.ts'

const HALF_DAY_MS = 12 * 60 * 60 * 1000
const LONGEST_HELD_MS = WAITS_MS.reduce((sum, wait) => sum + wait, HALF_DAY_MS)

/** Counted from when it was created, or from when somebody asked for it once more. */
export function isHeldTooLong(
  { createdAt, againAt }: Pick<WebhookDelivery, 'createdAt' | 'againAt'>,
  nowMs: number,
): boolean {
  return nowMs - parseInstant(againAt ?? createdAt, 'createdAt') > LONGEST_HELD_MS
}
