// A sum over months: every month's part is known, or the sum is null with the months whose part is not.
import { isReason, type KnownOrReason } from './known-or-reason.ts'
import { type MonthlyGap, reasonOfMonths } from './reason-of-months.ts'

/** Whole cents or counts of one month, or why it has none. */
export interface MonthlyPart {
  readonly period: string
  readonly part: KnownOrReason<number>
}

export function addedOverMonths(parts: readonly MonthlyPart[]): KnownOrReason<number> {
  const gaps: MonthlyGap[] = []
  let sum = 0
  for (const { period, part } of parts) {
    if (isReason(part)) gaps.push({ period, reason: part })
    else sum += part
  }
  return gaps.length === 0 ? sum : reasonOfMonths(gaps)
}
