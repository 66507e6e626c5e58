// How much of what was to be delivered in a window was: of the deliveries that have ended, those that were taken.
import type { WebhookDelivery } from '../contract/webhooks/webhook.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { isWithin, type TimeWindow } from '../periods/time-window.ts'

export interface DeliveryRate {
  /** Percent, two decimals; null without a delivery that has ended. */
  readonly percent: number | null
  readonly missing: NullReason | null
  readonly delivered: number
  /** Given up, or refused for good. */
  readonly failed: number
  /** Still to be tried. */
  readonly pending: number
  /** Attempts over all of them. */
  readonly attempts: number
}

const NONE_ENDED: NullReason = { code: 'no_deliveries', message: 'No delivery of the window has ended.' }

/** @param window in which they were created */
export function deliveryRate(
  deliveries: readonly Pick<WebhookDelivery, 'createdAt' | 'state' | 'attempts'>[],
  window: TimeWindow,
): DeliveryRate {
  const own = deliveries.filter(({ createdAt }) => isWithin(window, createdAt))
  const delivered = own.filter(({ state }) => state === 'delivered').length
  const pending = own.filter(({ state }) => state === 'pending').length
  const ended = own.length - pending
  return {
    percent: ended === 0 ? null : ratio(100 * delivered, ended, 2),
    missing: ended === 0 ? NONE_ENDED : null,
    delivered,
    failed: ended - delivered,
    pending,
    attempts: own.reduce((sum, { attempts }) => sum + attempts.length, 0),
  }
}
