// Runs, and what happened in them.
import * as z from 'zod'
import { BASES } from '../parameters.ts'
import { restatementWords } from './adjustments.ts'
import { instant, period, poolTotals, revenueTotals } from './common.ts'

/** Who closed a month and when, and the certificate that says of what. */
export const closing = z
  .object({
    closed_at: instant,
    prepared_by: z.string(),
    approved_by: z.string(),
    certificate_key: z.string(),
    certificate_sha256: z.string(),
  })
  .meta({ id: 'Closing' })

export type ApiClosing = z.infer<typeof closing>

export const runSummary = z
  .object({
    run_id: z.string(),
    period,
    as_of: instant,
    method_id: z.string(),
    method_version: z.string(),
    state: z.enum(['published', 'restated', 'beside', 'writing', 'refused', 'failed']),
    current: z.boolean(),
    basis: z.enum(BASES).nullable().meta({
      description:
        'Of a closed month, whether it is the run that the month was closed with, or the one that restates it now; else null.',
    }),
    last_updated: instant.nullable(),
    expires_at: instant.nullable(),
    operations: z
      .object({
        started_at: instant,
        started_by: z.string(),
        code_version: z.string(),
        input_hash: z.string(),
        checksum: z.string(),
        tenants: z.int(),
        pools: z.array(poolTotals),
        revenue: revenueTotals,
        inputs: z.record(z.string(), z.int()),
        warnings: z.record(z.string(), z.int()),
        durations_ms: z.record(z.string(), z.number()),
        closing: closing.nullable().meta({ description: 'On the run that its month was closed with.' }),
        restatement: restatementWords.nullable().meta({ description: 'On a restatement.' }),
      })
      .nullable()
      .meta({ description: 'What happened in the run; null for callers who see some tenants only.' }),
  })
  .meta({ id: 'Run' })

export type RunSummary = z.infer<typeof runSummary>

export const runsPage = z
  .object({ period, runs: z.array(runSummary), next_cursor: z.string().nullable() })
  .meta({ id: 'RunsPage' })

export type RunsPage = z.infer<typeof runsPage>
