// Items that are kept for a time: DynamoDB deletes them some time after they expire, and readers leave them out from then on.
import { monthsUntil, periodAt } from '../../shared/periods/period.ts'
import { monthsFrom } from '../../shared/periods/span.ts'
import { EXPIRY_ATTRIBUTE } from './figures-table.ts'

const DAY_SECONDS = 24 * 60 * 60

export interface MayExpire {
  readonly [EXPIRY_ATTRIBUTE]?: number
}

/** Epoch seconds. */
export function daysAfter(instantMs: number, days: number): number {
  return Math.ceil(instantMs / 1000) + days * DAY_SECONDS
}

export function isKept(item: MayExpire, nowMs: number): boolean {
  const expiresAt = item[EXPIRY_ATTRIBUTE]
  return expiresAt === undefined || expiresAt * 1000 > nowMs
}

/** Of one length, so that its order is that of time. */
export function sortableInstant(instantMs: number): string {
  return new Date(instantMs).toISOString()
}

/** Months as `YYYY-MM`, from that of one instant to that of another, the newest first. */
export function monthsBack(fromMs: number, toMs: number): string[] {
  const first = periodAt(fromMs)
  return monthsFrom(first.id, Math.max(0, monthsUntil(first, periodAt(toMs)) + 1)).toReversed()
}
