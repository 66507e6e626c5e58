// The event that allocate-costs takes, from a schedule, the console or the command. Everything may be left out: then
// the current month is allocated by the official method and policies, up to now.
import * as z from 'zod'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'

const SHORTEST_REASON = 10
const MOST_CHARACTERS = 500
const A_REASON = 'a sentence of 10 to 500 characters that says why the closed figures are restated'
const A_PERSON = 'the name of the person who restates'

const restateRequest = z.strictObject({
  reason: z
    .string({ error: A_REASON })
    .trim()
    .min(SHORTEST_REASON, A_REASON)
    .max(MOST_CHARACTERS, A_REASON)
    .describe('Why, in a sentence; it is published with the adjustments.'),
  restatedBy: z.string({ error: A_PERSON }).trim().min(1, A_PERSON).max(200).describe('Who does it.'),
})

export type RestateRequest = z.infer<typeof restateRequest>

export const allocateCostsEvent = z.strictObject({
  period: z
    .string()
    .optional()
    .describe(
      'Month as YYYY-MM, or "previous" for the one that ended last; the current UTC month when left out.',
    ),
  asOf: z.string().optional().describe('ISO 8601; the earlier of now and the month end when left out.'),
  method: z.enum(METHODS).optional(),
  shareIdle: z.enum(SHARE_IDLE).optional(),
  sharePlatform: z.enum(SHARE_PLATFORM).optional(),
  dryRun: z.boolean().default(false).describe('Compute and answer, publish nothing.'),
  includeFigures: z
    .boolean()
    .default(false)
    .describe('A dry run answers with every figure; for small months only, a Lambda answer holds 6 MB.'),
  explain: z.string().optional().describe("A tenant's id or name: a dry run answers with its derivation."),
  restate: restateRequest
    .optional()
    .describe(
      'For a closed month alone: publishes what changed since beside the closed figures. Method and policies that are left out stay those of the figures before.',
    ),
  startedBy: z.string().max(200).default('schedule').describe('What or who started the run, for its record.'),
})

export type AllocateCostsEvent = z.infer<typeof allocateCostsEvent>

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { period: '2025-11', method: 'even', dryRun: true }
