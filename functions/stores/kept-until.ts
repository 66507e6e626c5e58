// Items that are kept for a time: DynamoDB deletes them some time after they expire, and readers leave them out from then on.
import { utcDate } from '../../shared/periods/utc-date.ts'
import { EXPIRY_ATTRIBUTE } from './figures-table.ts'

const DAY_SECONDS = 24 * 60 * 60
const MONTH_LETTERS = 7

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

/** `YYYY-MM`, UTC. */
export function monthOf(instantMs: number): string {
  return utcDate(instantMs).slice(0, MONTH_LETTERS)
}

/** `YYYY-MM` of every month that two instants and the time between them touch, the newest first. */
export function monthsBack(fromMs: number, toMs: number): string[] {
  const months: string[] = []
  const last = monthOf(fromMs)
  const at = new Date(toMs)
  at.setUTCDate(1)
  for (let month = monthOf(at.getTime()); month >= last; month = monthOf(at.getTime())) {
    months.push(month)
    at.setUTCMonth(at.getUTCMonth() - 1)
  }
  return months
}
