// When a decision is to be reviewed: one timeframe after the day on which it was decided.
import { Temporal } from 'temporal-polyfill'
import type { ReviewTimeframe } from '../contract/decisions/decision.ts'
import { parseInstant } from '../periods/instants.ts'
import { utcDate } from '../periods/utc-date.ts'

const MONTHS: Readonly<Record<ReviewTimeframe, number>> = {
  monthly: 1,
  quarterly: 3,
  semi_annual: 6,
  annual: 12,
}

/** @returns `YYYY-MM-DD` */
export function reviewDay(decidedAt: string, timeframe: ReviewTimeframe): string {
  const decidedOn = Temporal.PlainDate.from(utcDate(parseInstant(decidedAt, 'decidedAt')))
  return decidedOn.add({ months: MONTHS[timeframe] }).toString()
}
