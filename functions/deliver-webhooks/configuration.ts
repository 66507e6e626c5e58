// The configuration of deliver-webhooks, from the environment, validated once.
import * as z from 'zod'
import { readEnvironment } from '../runtime/config.ts'

const configuration = z.object({
  FIGURES_TABLE: z.string().min(3).default('penguin-figures'),
  /** How long deliveries that ended are kept. */
  WEBHOOK_RETENTION_DAYS: z.coerce.number().int().min(14).default(30),
  /** How many deliveries of one endpoint one start takes; what is left, the next one takes. */
  WEBHOOKS_AT_MOST: z.coerce.number().int().min(1).max(2_000).default(500),
})

export type DeliverWebhooksConfiguration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readDeliverWebhooksConfiguration(
  environment: NodeJS.ProcessEnv,
): DeliverWebhooksConfiguration {
  return readEnvironment(configuration, environment)
}
