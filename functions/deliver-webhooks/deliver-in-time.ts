// One pass over the deliveries that are due, which ends before the function is stopped: an attempt begins only while there is
// time for all of it and for its record.

import { deliverDue } from '../delivery/webhooks/deliver-due.ts'
import type { DeliveryCounts } from '../delivery/webhooks/delivery-counts.ts'
import type { Services } from './services.ts'

/** For the record of an attempt, with its retries, and the answer. */
export const RECORDING_MS = 10_000

/** @param remainingMs until the function is stopped */
export function deliverInTime(
  { configuration, stores, send, attemptMs, clock }: Omit<Services, 'news'>,
  remainingMs: number,
): Promise<DeliveryCounts> {
  const startsUntilMs = clock() + remainingMs - attemptMs - RECORDING_MS
  return deliverDue(stores, send, clock, configuration.WEBHOOKS_AT_MOST, startsUntilMs)
}
