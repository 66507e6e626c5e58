// The event that close-period takes, from its schedule or from people in the console.
import * as z from 'zod'

const A_PERSON = 'the name of the person who does it'
const person = z.string({ error: A_PERSON }).trim().min(1, A_PERSON).max(200)

export const closePeriodEvent = z.strictObject({
  period: z
    .string({ error: 'a month as YYYY-MM, or "previous"' })
    .describe('Month as YYYY-MM, or "previous" for the one that ended last.'),
  preparedBy: person
    .optional()
    .describe('Who prepares the close, or prepared it; left out in an approval: whoever prepared it last.'),
  approvedBy: person.optional().describe('Who approves the close, which closes the period.'),
  dryRun: z.boolean().default(false).describe('Answer the checklist, keep and close nothing.'),
})

export type ClosePeriodEvent = z.infer<typeof closePeriodEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { period: '2025-11', preparedBy: 'Ann', dryRun: true }
