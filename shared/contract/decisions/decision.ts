// A strategic decision: what is proposed and why, what was decided, and what came of it (003, strategic decision tracking).
import * as z from 'zod'
import { byAt, centsBetween, day, text, title, versioned } from './parts.ts'

export const DECISION_CATEGORIES = [
  'infrastructure_investment',
  'cost_optimization',
  'revenue_protection',
  'vendor_management',
  'pricing',
  'capacity',
  'compliance',
  'other',
] as const
export const DECISION_LEVELS = ['executive', 'director', 'manager'] as const
export const DECISION_STATUSES = ['proposed', 'approved', 'declined', 'reviewed'] as const
export const VERDICTS = ['approved', 'declined'] as const
export const REVIEW_TIMEFRAMES = ['monthly', 'quarterly', 'semi_annual', 'annual'] as const
export type ReviewTimeframe = (typeof REVIEW_TIMEFRAMES)[number]
export const OUTCOME_JUDGEMENTS = ['better', 'as_expected', 'worse', 'not_known'] as const

/** A range of money, or words such as `25-50_percent_improvement`. */
export const expectedOutcome = z.discriminatedUnion(
  'kind',
  [
    centsBetween.safeExtend({ kind: z.literal('cents') }),
    z.object({ kind: z.literal('words'), words: title }),
  ],
  'kind cents with lowCents and highCents, or kind words with words',
)
export type ExpectedOutcome = z.infer<typeof expectedOutcome>

export const decisionValues = z.object({
  title,
  category: z.enum(DECISION_CATEGORIES),
  level: z.enum(DECISION_LEVELS),
  justification: text,
  /** The tenant that it is about; null for the platform. */
  tenantId: z.guid('the id of a tenant, or null').toLowerCase().nullable(),
  expectedOutcome,
  reviewTimeframe: z.enum(REVIEW_TIMEFRAMES),
  /** Null until it is decided, unless somebody set a day: then one timeframe after the day of the decision. */
  reviewOn: day.nullable(),
})
export type DecisionValues = z.infer<typeof decisionValues>

export const decisionOutcome = z.object({
  judgement: z.enum(OUTCOME_JUDGEMENTS),
  /** Whole US cents; null where it did not come to money or nobody knows. */
  actualCents: z.int('whole US cents, or null').nullable(),
  words: text,
})
export type DecisionOutcome = z.infer<typeof decisionOutcome>

export const decision = versioned.extend(decisionValues.shape).extend({
  status: z.enum(DECISION_STATUSES),
  proposed: byAt,
  decided: byAt.extend({ verdict: z.enum(VERDICTS), why: text }).nullable(),
  reviewed: byAt.extend({ outcome: decisionOutcome }).nullable(),
})
export type Decision = z.infer<typeof decision>
