// Runs, and what happened in them.
import * as z from 'zod'
import { instant, period, poolTotals, revenueTotals } from './common.ts'

export const runSummary = z
  .object({
    run_id: z.string(),
    period,
    as_of: instant,
    method_id: z.string(),
    method_version: z.string(),
    state: z.enum(['published', 'beside', 'writing', 'refused', 'failed']),
    current: z.boolean(),
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
