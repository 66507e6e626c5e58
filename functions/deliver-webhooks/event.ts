// The event that deliver-webhooks takes, from a schedule or the console: there is nothing to choose.
import * as z from 'zod'

export const deliverWebhooksEvent = z.strictObject({
  startedBy: z.string().max(200).default('schedule').describe('What or who started it, for the log.'),
})

export type DeliverWebhooksEvent = z.infer<typeof deliverWebhooksEvent>

/** Shown in error messages. */
export const EXAMPLE_EVENT = { startedBy: 'me' }
