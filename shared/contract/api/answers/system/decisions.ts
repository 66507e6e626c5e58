// GET and POST /system/decisions: strategic decisions, from proposed to reviewed.
import * as z from 'zod'
import {
  DECISION_CATEGORIES,
  DECISION_LEVELS,
  DECISION_STATUSES,
  OUTCOME_JUDGEMENTS,
  REVIEW_TIMEFRAMES,
  VERDICTS,
} from '../../../decisions/decision.ts'
import { byName, cents, instant, reason } from '../common.ts'
import { apiHistory, apiVersion, byAt } from './records.ts'

export const apiDecision = z
  .object({
    ...apiVersion,
    status: z.enum(DECISION_STATUSES),
    title: z.string(),
    category: z.enum(DECISION_CATEGORIES),
    level: z.enum(DECISION_LEVELS),
    justification: z.string(),
    tenant_id: z.string().nullable(),
    expected_outcome: z.object({
      low_cents: cents,
      high_cents: cents,
      words: z.string().nullable().meta({ description: 'Where it was not put in money.' }),
    }),
    review_timeframe: z.enum(REVIEW_TIMEFRAMES),
    review_on: z.string().nullable(),
    review_due: z.boolean().meta({ description: 'Approved, not reviewed, and its day of review has come.' }),
    proposed: byAt,
    decided: z.object({ by: z.string(), at: instant, verdict: z.enum(VERDICTS), why: z.string() }).nullable(),
    reviewed: z
      .object({
        by: z.string(),
        at: instant,
        judgement: z.enum(OUTCOME_JUDGEMENTS),
        actual_cents: cents,
        words: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Decision' })
export type ApiDecision = z.infer<typeof apiDecision>

const tracked = z
  .object({
    from: instant,
    to: instant,
    decision_velocity_hours: z
      .number()
      .nullable()
      .meta({ description: 'Median hours from proposed to decided.' }),
    velocity_target: z.string(),
    velocity_met: z.boolean().nullable(),
    missing: reason.nullable(),
    approved: z.int(),
    declined: z.int(),
    reviewed: z.int(),
    reviews_overdue: z.int(),
    judged: byName(OUTCOME_JUDGEMENTS, z.int()),
    money: z
      .object({
        decisions: z.int(),
        expected_low_cents: cents,
        expected_high_cents: cents,
        actual_cents: cents,
      })
      .nullable()
      .meta({ description: 'Over decisions that have both an expected range and an outcome in cents.' }),
  })
  .meta({ id: 'TrackedDecisions', description: 'Of the decisions that were decided in the window.' })

export const decisionsPage = z.object({
  decisions: z.array(apiDecision),
  tracked: tracked.nullable().meta({
    description: 'Of the twelve months until now; null on further pages.',
  }),
  next_cursor: z.string().nullable(),
})
export type DecisionsPage = z.infer<typeof decisionsPage>

export const decisionAnswer = z.object({ decision: apiDecision })
export const decisionWithHistory = z.object({ decision: apiDecision, history: apiHistory })
