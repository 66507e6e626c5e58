// The event that verify-run takes from a person in the console, or from the command.
import * as z from 'zod'

const ID = "a run's id, as a report, a workbook or the answer of allocate-costs names it"

export const verifyRunEvent = z.strictObject({
  runId: z.uuid({ error: ID }).describe('The run to verify.'),
})

export type VerifyRunEvent = z.infer<typeof verifyRunEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { runId: '0197f0a0-0000-7000-8000-000000000000' }
