// The configuration of send-digests, from the environment, validated once.
import * as z from 'zod'
import { digestConfiguration } from '../delivery/digests/digest-configuration.ts'
import { readEnvironment } from '../runtime/config.ts'

const DAYS_13_MONTHS = 396

const configuration = z.object({
  ...digestConfiguration.shape,
  FIGURES_TABLE: z.string().min(3).default('penguin-figures'),
  /** 1 to 12: what the quarters begin with. */
  FISCAL_YEAR_FIRST_MONTH: z.coerce.number().int().min(1).max(12).default(1),
  /** How long alerts that ended are kept: what ended since somebody's last digest is looked for as far back. */
  ALERT_RETENTION_DAYS: z.coerce.number().int().min(31).default(DAYS_13_MONTHS),
})

export type SendDigestsConfiguration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readSendDigestsConfiguration(environment: NodeJS.ProcessEnv): SendDigestsConfiguration {
  return readEnvironment(configuration, environment)
}
