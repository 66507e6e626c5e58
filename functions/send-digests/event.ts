// The event that send-digests takes, from a schedule, the console or the command. Everything may be left out: then everybody
// gets the monthly digest of the month that has ended.
import * as z from 'zod'

export const REVIEWS = ['monthly', 'quarterly'] as const

const LONGEST_NAME = 200
/** As the audit trail has them. */
const LONGEST_PERSON = 600

export const sendDigestsEvent = z.strictObject({
  kind: z.enum(REVIEWS).default('monthly').describe('Which review is told of.'),
  period: z
    .string()
    .optional()
    .describe(
      'Month as YYYY-MM or quarter as YYYY-Qn that has ended; the one that ended last when left out.',
    ),
  dryRun: z.boolean().default(false).describe('Count who would be mailed; mail and write nothing.'),
  listUnconfirmed: z
    .boolean()
    .default(false)
    .describe('Only answer which digests nobody knows to have left; nothing else is then done.'),
  settle: z
    .strictObject({
      person: z.string().min(1).max(LONGEST_NAME),
      id: z.uuid({ error: 'the id of an unconfirmed digest, as the answer lists it' }),
      left: z.boolean(),
    })
    .optional()
    .describe(
      'Of one unconfirmed digest: whether its mail left, as the mail service knows. Nothing else is then done.',
    ),
  forget: z
    .string()
    .min(1)
    .max(LONGEST_PERSON)
    .optional()
    .describe(
      'Of somebody whose rights ended: their name as the sign-in service has it, or their address. They are mailed nothing from then on, unless they ask the API again and may be told. Nothing else is then done.',
    ),
  startedBy: z
    .string()
    .max(LONGEST_NAME)
    .default('schedule')
    .describe('What or who started it, for the log.'),
})

export type SendDigestsEvent = z.infer<typeof sendDigestsEvent>
export type Review = (typeof REVIEWS)[number]

/** An event that does what most people want, shown in error messages. */
export const EXAMPLE_EVENT = { kind: 'monthly', dryRun: true }
