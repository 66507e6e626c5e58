// The event that summarize-strategy takes, from a schedule, the console or the command. Everything may be left out: then
// the current month is summarized, as of its official cost run.
import * as z from 'zod'

export const WRITE_EVENTS = ['auto', 'never'] as const

export const summarizeStrategyEvent = z.strictObject({
  period: z
    .string()
    .optional()
    .describe(
      'Month as YYYY-MM or quarter as YYYY-Qn; "previous" and "previous-quarter" for the one that ended last; the current UTC month when left out.',
    ),
  dryRun: z.boolean().default(false).describe('Compute and answer, publish and write nothing.'),
  includeSummary: z
    .boolean()
    .default(false)
    .describe(
      'A dry run answers with the whole summary; for small platforms only, a Lambda answer holds 6 MB.',
    ),
  tenant: z.string().optional().describe("A tenant's id or name: a dry run answers with its summary."),
  writeEvents: z
    .enum(WRITE_EVENTS)
    .default('auto')
    .describe(
      '"auto": the business events of a month that has ended are written once. "never": not this time.',
    ),
  startedBy: z.string().max(200).default('schedule').describe('What or who started it, for its record.'),
})

export type SummarizeStrategyEvent = z.infer<typeof summarizeStrategyEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { period: '2025-11', dryRun: true }
