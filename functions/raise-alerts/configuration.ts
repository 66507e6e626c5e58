// The configuration of raise-alerts, from the environment, validated once.
import * as z from 'zod'
import { digestConfiguration } from '../delivery/digests/digest-configuration.ts'
import { readEnvironment, storeConfiguration } from '../runtime/config.ts'

const DAYS_13_MONTHS = 396

const configuration = z.object({
  ...storeConfiguration.shape,
  ...digestConfiguration.shape,
  /** 1 to 12: what the quarters begin with. */
  FISCAL_YEAR_FIRST_MONTH: z.coerce.number().int().min(1).max(12).default(1),
  /** How long alerts that ended are kept. */
  ALERT_RETENTION_DAYS: z.coerce.number().int().min(31).default(DAYS_13_MONTHS),
  /** How long deliveries of webhooks that ended are kept: longer than an announcement may have to wait. */
  WEBHOOK_RETENTION_DAYS: z.coerce.number().int().min(14).default(30),
  /** A variance by more than both, or either, of these is an alert; the same as those of planning-api. */
  MATERIALITY_AMOUNT_CENTS: z.coerce.number().int().min(0).default(10_000),
  MATERIALITY_PERCENT: z.coerce.number().min(0).multipleOf(0.01).default(5),
  MATERIALITY_PASSED: z.enum(['both', 'either']).default('both'),
  /** The tenant under which events about the platform are written; left out, they are not. */
  PLATFORM_TENANT_ID: z.uuid().optional(),
})

export type RaiseAlertsConfiguration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readRaiseAlertsConfiguration(environment: NodeJS.ProcessEnv): RaiseAlertsConfiguration {
  return readEnvironment(configuration, environment)
}
