// Decisions whose day of review has come: due from the first day of its month, overdue once it has passed.
import type { Decision } from '../../contract/decisions/decision.ts'
import { awaitsReview } from '../../decisions/tracked-outcomes.ts'
import type { Seen } from '../alert-rules.ts'
import type { StandingFacts } from './standing-facts.ts'

const MONTH_LENGTH = 'YYYY-MM'.length

export function decisionReviewsDue({ decisions, today }: StandingFacts): Seen[] {
  const month = today.slice(0, MONTH_LENGTH)
  return toReview(decisions, (day) => day >= today && day.slice(0, MONTH_LENGTH) === month).map((one) => ({
    subject: one.id,
    title: `Review due: ${one.title}`,
    detail: `The outcome of this decision, approved ${decidedOn(one)}, is to be reviewed by ${one.reviewOn}.`,
  }))
}

export function decisionReviewsOverdue({ decisions, today }: StandingFacts): Seen[] {
  return toReview(decisions, (day) => day < today).map((one) => ({
    subject: one.id,
    title: `Review overdue: ${one.title}`,
    detail: `The outcome of this decision, approved ${decidedOn(one)}, was to be reviewed by ${one.reviewOn}. Review it, or move the day.`,
  }))
}

function toReview(decisions: StandingFacts['decisions'], isWhen: (day: string) => boolean): Decision[] {
  return (decisions ?? []).filter((one) => awaitsReview(one) && isWhen(one.reviewOn as string))
}

function decidedOn({ decided }: Decision): string {
  return `on ${decided?.at.slice(0, 'YYYY-MM-DD'.length)} by ${decided?.by}`
}
