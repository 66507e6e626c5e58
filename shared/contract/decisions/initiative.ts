// An optimization initiative: what somebody undertakes, from an opportunity or free, with its milestones and what it saved.
import * as z from 'zod'
import { byAt, centsBetween, day, personName, text, title, versioned } from './parts.ts'

export const INITIATIVE_STATUSES = ['planned', 'active', 'on_hold', 'done', 'cancelled'] as const
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number]

const MOST_MILESTONES = 50
const LONGEST_ID = 200
const AN_ID = `a text of 1 to ${LONGEST_ID} characters, its own among the milestones`

export const milestone = z.object({
  id: z.string(AN_ID).min(1, AN_ID).max(LONGEST_ID, AN_ID),
  title,
  dueOn: day,
  /** Null until it is done. */
  doneOn: day.nullable(),
})
export type Milestone = z.infer<typeof milestone>

/** An opportunity by its id and the summary that published it, or nothing but somebody's idea. */
export const initiativeSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opportunity'),
    opportunityId: z.string().min(1).max(LONGEST_ID),
    summaryRunId: z.string().min(1).max(LONGEST_ID),
  }),
  z.object({ kind: z.literal('free') }),
])

export const initiativeValues = z.object({
  title,
  description: text,
  source: initiativeSource,
  /** The decision that it carries out; null without one. */
  decisionId: z.uuid('the id of a decision, or null').nullable(),
  tenantId: z.guid('the id of a tenant, or null').toLowerCase().nullable(),
  owner: personName,
  /** Saved a month if it succeeds; null where nobody puts it in money. */
  expected: centsBetween.nullable(),
  milestones: z
    .array(milestone)
    .max(MOST_MILESTONES)
    .refine(
      (some) => new Set(some.map(({ id }) => id)).size === some.length,
      'milestones with ids of their own',
    ),
})
export type InitiativeValues = z.infer<typeof initiativeValues>

export const initiativeOutcome = z.object({
  /** Saved a month, whole US cents; null where nobody can say. */
  actualCents: z.int('whole US cents, or null').nullable(),
  words: text,
})
export type InitiativeOutcome = z.infer<typeof initiativeOutcome>

export const initiative = versioned.extend(initiativeValues.shape).extend({
  status: z.enum(INITIATIVE_STATUSES),
  created: byAt,
  /** When it was done or cancelled; null while it can still move. */
  ended: byAt.nullable(),
  outcome: byAt.extend(initiativeOutcome.shape).nullable(),
})
export type Initiative = z.infer<typeof initiative>
