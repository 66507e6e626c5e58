// The event that return-to-run takes from a person in the console.
import * as z from 'zod'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'

const SHORTEST_REASON = 10
const MOST_CHARACTERS = 500

export const returnToRunEvent = z.strictObject({
  period: z.string({ error: 'a month as YYYY-MM' }).describe('Month as YYYY-MM.'),
  runId: z
    .string()
    .optional()
    .describe('A run that was current before; the one before the current run when left out.'),
  method: z.enum(METHODS).optional(),
  shareIdle: z.enum(SHARE_IDLE).optional(),
  sharePlatform: z.enum(SHARE_PLATFORM).optional(),
  reason: z
    .string({ error: 'a sentence that says why, for the audit' })
    .min(SHORTEST_REASON, 'a sentence that says why, for the audit')
    .max(MOST_CHARACTERS)
    .describe('Why, in a sentence; it is kept with the move.'),
  movedBy: z
    .string({ error: 'the name of the person who does it' })
    .min(1, 'the name of the person who does it')
    .max(200)
    .describe('Who does it.'),
  dryRun: z.boolean().default(true).describe('Say what would happen, move nothing. Left out: true.'),
})

export type ReturnToRunEvent = z.infer<typeof returnToRunEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = {
  period: '2025-11',
  reason: 'The price of vps-12 was entered ten times too high.',
  movedBy: 'ops@example.com',
  dryRun: true,
}
