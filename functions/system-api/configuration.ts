// The system API's configuration: that of the figures API.
import { type ApiConfiguration, readApiConfiguration } from '../figures-api/configuration.ts'

export type SystemConfiguration = ApiConfiguration

/** @throws ConfigurationError naming the variable and what it takes */
export function readSystemConfiguration(environment: NodeJS.ProcessEnv): SystemConfiguration {
  return readApiConfiguration(environment)
}
