// Which moment a run describes: state is read just before `asOf` (figure book, section 1 and small print).
import { RefusedError } from '../errors.ts'
import { instantText, parseInstant } from './instants.ts'
import type { Period } from './period.ts'

const HOURS_24_MS = 24 * 60 * 60 * 1000

/**
 * The earlier of now, the period's end and the requested moment.
 *
 * @throws RefusedError for a period that has not begun, or a requested moment before the period
 */
export function resolveAsOf(period: Period, nowMs: number, requested?: string): number {
  if (period.startMs > nowMs) {
    throw new RefusedError(
      `The period ${period.id} has not begun: it starts at ${instantText(period.startMs)} and it is now ${instantText(nowMs)}. Ask for the current or an earlier month.`,
    )
  }
  const latest = Math.min(nowMs, period.endMs)
  if (requested === undefined) return latest
  const asOfMs = parseInstant(requested, 'asOf')
  if (asOfMs < period.startMs) {
    throw new RefusedError(
      `asOf ${instantText(asOfMs)} lies before the period ${period.id}, which starts at ${instantText(period.startMs)}. Ask for a moment inside the period, or for an earlier period.`,
    )
  }
  return Math.min(asOfMs, latest)
}

/**
 * Whether statuses may have changed since the period ended: the run reads more than 24 hours after the period's end.
 * Upstream keeps no status history, so such a run uses today's statuses and says so.
 */
export function readsTooLateForStatuses(period: Period, nowMs: number): boolean {
  return nowMs > period.endMs + HOURS_24_MS
}
