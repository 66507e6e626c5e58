// GET and POST /system/initiatives: what was undertaken, how far it is, and what it saved.
import * as z from 'zod'
import { INITIATIVE_STATUSES } from '../../../decisions/initiative.ts'
import { cents, instant } from '../common.ts'
import { opportunityOf, statementsBeside } from './common.ts'
import { apiHistory, apiVersion, byAt, expectedCents } from './records.ts'

export const apiInitiative = z
  .object({
    ...apiVersion,
    status: z.enum(INITIATIVE_STATUSES),
    title: z.string(),
    description: z.string(),
    opportunity: opportunityOf.meta({
      description:
        'Where it came from, and the summary that published its range; null for an idea of its own.',
    }),
    decision_id: z.string().nullable(),
    tenant_id: z.string().nullable(),
    owner: z.string(),
    expected: expectedCents.nullable().meta({
      description:
        'Saved a month if it succeeds: of an opportunity modeled, else as somebody wrote it; null where nobody puts it in money.',
    }),
    milestones: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        due_on: z.string(),
        done_on: z.string().nullable(),
        late: z.boolean(),
      }),
    ),
    progress_percent: z
      .number()
      .nullable()
      .meta({ description: 'Milestones done of all; null without milestones.' }),
    created: byAt,
    ended: byAt.nullable(),
    outcome: z
      .object({ by: z.string(), at: instant, actual_cents: cents, words: z.string() })
      .nullable()
      .meta({ description: 'What it saved a month.' }),
    may_change: z.boolean().meta({ description: 'Whether you may change it.' }),
  })
  .meta({ id: 'Initiative' })
export type ApiInitiative = z.infer<typeof apiInitiative>

const modeled = statementsBeside('an opportunity')

export const initiativesPage = z.object({
  initiatives: z.array(apiInitiative),
  modeled,
  next_cursor: z.string().nullable(),
})
export const initiativeAnswer = z.object({ initiative: apiInitiative, modeled })
export const initiativeWithHistory = z.object({
  initiative: apiInitiative,
  history: apiHistory,
  modeled,
})
