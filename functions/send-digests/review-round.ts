// The round of digests of one review: of which period, and whether its alerts have been raised to its end.
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { isMonth, spanOf } from '../../shared/periods/span.ts'
import { isBefore } from '../../shared/periods/time-window.ts'
import { askedSpan } from '../summarize-strategy/asked-span.ts'
import type { Review, SendDigestsEvent } from './event.ts'
import type { Services } from './services.ts'

export interface ReviewRound {
  readonly kind: Review
  readonly period: string
  /** ISO 8601: with which the period begins. */
  readonly from: string
}

const ENDED_LAST: Record<Review, string> = { monthly: 'previous', quarterly: 'previous-quarter' }

/** @throws RefusedError for a period that goes on, or whose alerts were not raised yet */
export async function reviewRound(
  { kind, period: asked }: Pick<SendDigestsEvent, 'kind' | 'period'>,
  { alerts, configuration, clock }: Services,
): Promise<ReviewRound> {
  const firstMonth = configuration.FISCAL_YEAR_FIRST_MONTH
  const { id } = askedSpan(asked ?? ENDED_LAST[kind], clock(), firstMonth)
  const span = spanOf(id, firstMonth)
  if (isMonth(span) !== (kind === 'monthly')) {
    const expected =
      kind === 'monthly' ? 'a month for the monthly digest' : 'a quarter for the quarterly digest'
    throw new InvalidInputError('period', asked ?? id, expected)
  }
  const endMs = parsePeriod(span.months.at(-1) as string).endMs
  if (endMs > clock()) {
    throw new RefusedError(
      `${id} goes on until ${instantText(endMs)}: its review is told once it has ended. Nothing was mailed.`,
    )
  }
  // Of this very period: what another one's summary says is not its review.
  const last = (await alerts.overview()).looks.periods[id]
  if (last === undefined || isBefore(last.asOf, instantText(endMs))) {
    throw new RefusedError(
      `The alerts of ${id} have not been raised to its end: summarize ${id}, run raise-alerts, then do this again. Nothing was mailed.`,
    )
  }
  return { kind, period: id, from: instantText(parsePeriod(span.months[0] as string).startMs) }
}
