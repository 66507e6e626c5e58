// Secrets are read from Secrets Manager when a function starts, and stand in its configuration from then on: never in its
// environment as the console shows it, never in a template, never in a log.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { ConfigurationError } from './errors.ts'
import { logger } from './logger.ts'

/** A secret's text by its ARN. */
export type ReadSecret = (arn: string) => Promise<string>

/** `DATABASE_SECRET_ARN` gives `DATABASE_URL`, and so on. */
const SECRETS = {
  DATABASE_SECRET_ARN: 'DATABASE_URL',
  CURSOR_KEY_SECRET_ARN: 'CURSOR_KEY',
  UNSUBSCRIBE_KEY_SECRET_ARN: 'UNSUBSCRIBE_KEY',
} as const

/** What a function can go on without: several variables, as JSON. Whoever reads one that is absent says what that means. */
const OPTIONAL_SECRETS = { POSTHOG_SECRET_ARN: ['POSTHOG_PROJECT_KEY', 'POSTHOG_PERSONAL_KEY'] } as const

const severalVariables = z.record(z.string(), z.string())

/**
 * The environment with the secrets that it names filled in; one that stands in it already is left alone. An optional
 * secret that cannot be read is logged and left out.
 *
 * @throws ConfigurationError for a secret that cannot be read, or that is empty; never with any of its text
 */
export async function withSecrets(
  environment: NodeJS.ProcessEnv,
  readSecret: ReadSecret = secretsManager(),
): Promise<NodeJS.ProcessEnv> {
  const filled = { ...environment }
  for (const [arnVariable, variable] of Object.entries(SECRETS)) {
    const arn = environment[arnVariable]
    if (arn === undefined || filled[variable] !== undefined) continue
    filled[variable] = (await readSecret(arn).catch(cannotRead(arnVariable))).trim()
    if (filled[variable] === '')
      throw new ConfigurationError(`The secret that ${arnVariable} names is empty.`)
  }
  for (const [arnVariable, variables] of Object.entries(OPTIONAL_SECRETS)) {
    const arn = environment[arnVariable]
    if (arn === undefined || variables.every((variable) => filled[variable] !== undefined)) continue
    const held = await readSecret(arn).then(readSeveral).catch(goWithout(arnVariable))
    for (const variable of variables) filled[variable] ??= held[variable]
  }
  if (environment.DATABASE_SECRET_ARN !== undefined) requireVerifiedTls(filled.DATABASE_URL ?? '')
  return filled
}

function secretsManager(): ReadSecret {
  return async (SecretId) => {
    const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }))
    return SecretString ?? ''
  }
}

function readSeveral(text: string): Record<string, string> {
  return severalVariables.parse(JSON.parse(text))
}

function goWithout(variable: string): (cause: unknown) => Record<string, string> {
  return (cause) => {
    logger.warn(`The secret that ${variable} names cannot be read (${kindOf(cause)}): it is gone without.`)
    return {}
  }
}

/** Never the message: it may quote the secret. */
function kindOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : 'unknown'
}

function cannotRead(variable: string): (cause: unknown) => never {
  return (cause) => {
    throw new ConfigurationError(
      `The secret that ${variable} names cannot be read (${kindOf(cause)}): it must exist, and this function's role must be allowed to read it.`,
    )
  }
}

/** A database across the internet is spoken to over TLS, and only when its certificate is its own. */
function requireVerifiedTls(databaseUrl: string): void {
  if (URL.parse(databaseUrl)?.searchParams.get('sslmode') === 'verify-full') return
  throw new ConfigurationError(
    'The secret that DATABASE_SECRET_ARN names must be a Postgres connection string with sslmode=verify-full.',
  )
}
