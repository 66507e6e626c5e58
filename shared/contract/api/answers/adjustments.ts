// Restatements of a closed month: who restated it and why, and what each changed against the figures before it.
import * as z from 'zod'
import { ADJUSTED_POOLS, CAUSES } from '../../closing/adjustments.ts'
import { byName, instant, period } from './common.ts'

const cause = z.enum(CAUSES)
const pool = z.enum(ADJUSTED_POOLS)

/** What makes a run a restatement; texts that were written for the whole platform are null for some callers. */
const head = {
  number: z.int().meta({ description: '1 for the first restatement of the month.' }),
  against_run_id: z.string().meta({ description: 'The closed run, or the restatement before.' }),
  restated_at: instant,
  reason: z.string().nullable().meta({
    description: 'In the words of whoever restated; null for callers who see some tenants only.',
  }),
  restated_by: z.string().nullable(),
}

export const restatementWords = z
  .object({
    ...head,
    unknown_differences: z.int().nullable().meta({
      description:
        'Figures that were unknown in either run: no amount says what changed there. Null for callers who see some tenants only.',
    }),
  })
  .meta({ id: 'RestatementWords' })

const seenCause = cause.nullable().meta({
  description:
    'Null where the causes are added up: apart, they would tell what a neighbour on the same resource sends, earns or costs.',
})

const withheldBecause = z.string().nullable().meta({
  description: 'Why no adjustments of this restatement are shown; null where they are.',
})

/** A restatement in an explanation: what it changed for the tenant. */
export const explainedRestatement = z
  .object({
    run_id: z.string(),
    ...head,
    adjustments: z.array(z.object({ pool, cause: seenCause, amount_cents: z.int() })),
    withheld_because: withheldBecause,
  })
  .meta({ id: 'ExplainedRestatement' })

export type ExplainedRestatement = z.infer<typeof explainedRestatement>

const totals = z
  .object({
    cost_cents: z.int(),
    revenue_cents: z.int(),
    by_pool: byName(ADJUSTED_POOLS, z.int()),
    by_cause: byName(CAUSES, z.object({ cost_cents: z.int(), revenue_cents: z.int() }))
      .nullable()
      .meta({ description: 'Null where a cause is withheld.' }),
  })
  .meta({
    id: 'AdjustmentTotals',
    description:
      'Of the adjustments that answer the question, over all pages. Cost and revenue do not add up.',
  })

export const adjustmentsPage = z
  .object({
    period,
    state: z.enum(['open', 'closed', 'restated']),
    currency: z.literal('USD'),
    closed_run_id: z.string().nullable().meta({ description: 'Null while the month is open.' }),
    restatements: z
      .array(
        restatementWords.extend({
          run_id: z.string(),
          totals,
          adjustment_count: z.int(),
          withheld_because: withheldBecause,
        }),
      )
      .meta({ description: 'Oldest first, on every page.' }),
    adjustments: z
      .array(
        z.object({
          number: z.int().meta({ description: 'Of its restatement.' }),
          tenant_id: z.string().nullable().meta({
            description: 'Null for cost that no tenant carries, or revenue that belongs to none.',
          }),
          tenant_name: z.string().nullable(),
          pool,
          cause: seenCause,
          amount_cents: z.int().meta({ description: 'Known cents now less known cents before.' }),
        }),
      )
      .meta({ description: 'By restatement, tenant, pool and cause.' }),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'AdjustmentsPage' })

export type AdjustmentsPage = z.infer<typeof adjustmentsPage>
export type ApiAdjustmentTotals = z.infer<typeof totals>
