// When a decision is to be reviewed: one timeframe after the day on which it was decided.
import { Temporal } from 'temporal-polyfill'
import type { ReviewTimeframe } from '../contract/decisions/decision.ts'
import { parseInstant } from '../periods/instants.ts'
import { utcDate } from '../periods/utc-date.ts'
import { earliestToday } from './days-of-people.ts'

const MONTHS: Readonly<Record<ReviewTimeframe, number>> = {
  monthly: 1,
  quarterly: 3,
  semi_annual: 6,
  annual: 12,
}

/**
 * Why a day cannot become the day of review: it is over. Null where it can, and for no day.
 *
 * @param at ISO 8601, of the change
 */
export function pastReviewDay(reviewOn: string | null | undefined, at: string): string | null {
  if (typeof reviewOn !== 'string' || reviewOn >= earliestToday(at)) return null
  return `The day of review would be ${reviewOn}, which is over: give today or a later day, or none.`
}

/** @returns `YYYY-MM-DD` */
export function reviewDay(decidedAt: string, timeframe: ReviewTimeframe): string {
  const decidedOn = Temporal.PlainDate.from(utcDate(parseInstant(decidedAt, 'decidedAt')))
  return decidedOn.add({ months: MONTHS[timeframe] }).toString()
}
