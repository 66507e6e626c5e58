// The system API's configuration: that of the figures API, and the key of the links that end a subscription.
import * as z from 'zod'
import { apiConfiguration } from '../figures-api/configuration.ts'
import { readEnvironment } from '../runtime/config.ts'
import { sealingKey } from '../runtime/sealing-key.ts'

const configuration = z.object({
  ...apiConfiguration.shape,
  /** Opens the links in digests; the same as that of the jobs that mail them. */
  UNSUBSCRIBE_KEY: sealingKey,
})

export type SystemConfiguration = z.infer<typeof configuration>

/** @throws ConfigurationError naming the variable and what it takes */
export function readSystemConfiguration(environment: NodeJS.ProcessEnv): SystemConfiguration {
  return readEnvironment(configuration, environment)
}
