// The event that raise-alerts takes, from a schedule, the console or the command. Everything may be left out: then the newest
// summaries are looked at.
import * as z from 'zod'

export const raiseAlertsEvent = z.strictObject({
  period: z
    .string()
    .optional()
    .describe(
      'Month as YYYY-MM or quarter as YYYY-Qn, "previous" or "previous-quarter"; left out, the current month and what ended last.',
    ),
  dryRun: z.boolean().default(false).describe('Say what would change; write, announce and mail nothing.'),
  startedBy: z.string().max(200).default('schedule').describe('What or who started it, for the log.'),
})

export type RaiseAlertsEvent = z.infer<typeof raiseAlertsEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { dryRun: true }
