// What a command works on: the embedded engines, or the real ones that environment variables name, ready to use and
// configured for the very handlers that are deployed.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createStores } from './create-stores.ts'
import { attachOrStart, type EmbeddedSystem, startEmbeddedSystem } from './embedded-system.ts'
import { keptKey } from './kept-key.ts'
import { portsFromEnvironment } from './ports.ts'
import { embeddedPostHogEnvironment } from './posthog/access.ts'
import type { Addresses } from './running-system.ts'

const LOCAL_FOLDER = fileURLToPath(new URL('../../.local', import.meta.url))

export interface OpenSystem {
  readonly addresses: Addresses
  /** Where it keeps its data. */
  readonly home: string
  /** Whether the embedded sample is read, not a database of the user's own. */
  readonly isSample: boolean
  stop(): Promise<void>
}

/**
 * For a command that ends. With DATABASE_URL that database is read and never written; figures go to stores kept for
 * that database alone, so a sample and a real database never mix. With FIGURES_TABLE, FINANCE_BUCKET and ARCHIVE_BUCKET the
 * stores are the real services; with POSTHOG_HOST events are those of that PostHog.
 */
export async function openSystem(
  environment: NodeJS.ProcessEnv,
  say: (what: string) => void,
): Promise<OpenSystem> {
  const { DATABASE_URL: databaseUrl } = environment
  const isSample = databaseUrl === undefined || databaseUrl === ''
  say('Starting the embedded engines')
  const home = homeOf(databaseUrl)
  const system = await attachOrStart(home, isSample)
  const ready = await makeReady(system, environment, isSample, say)
  keepKeys(home)
  return { ...ready, home }
}

/** For `npm start`: the sample on the usual ports, until it is stopped. */
export async function startSampleSystem(
  environment: NodeJS.ProcessEnv,
  say: (what: string) => void,
): Promise<OpenSystem> {
  say('Starting the embedded engines')
  const home = homeOf(undefined)
  const system = await startEmbeddedSystem({
    home,
    ports: portsFromEnvironment(environment),
    withPostgres: true,
    staysUp: true,
  })
  const ready = await makeReady(system, { ...environment, DATABASE_URL: '' }, true, say)
  keepKeys(home)
  return { ...ready, home }
}

function keepKeys(home: string): void {
  process.env.CURSOR_KEY ??= keptKey(home, 'cursor-key')
  process.env.UNSUBSCRIBE_KEY ??= keptKey(home, 'unsubscribe-key')
}

async function makeReady(
  system: EmbeddedSystem,
  environment: NodeJS.ProcessEnv,
  isSample: boolean,
  say: (what: string) => void,
): Promise<Omit<OpenSystem, 'home'>> {
  try {
    configureHandlers(system.addresses, environment)
    await createStores(process.env)
    if (isSample) {
      const { prepareSample } = await import('./prepare-sample.ts')
      process.env.DATABASE_URL = await prepareSample(system.addresses.postgresUrl ?? '', say)
    }
    return { addresses: system.addresses, isSample, stop: system.stop }
  } catch (error) {
    await system.stop()
    throw error
  }
}

/** What the deployed functions get from their configuration, the embedded ones get from the environment. */
function configureHandlers(
  { dynamoDbEndpoint, s3Endpoint, postHogUrl }: Addresses,
  environment: NodeJS.ProcessEnv,
): void {
  const embedded = {
    ...(environment.FIGURES_TABLE === undefined && {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDbEndpoint,
      FIGURES_TABLE: 'penguin-figures',
    }),
    ...(environment.FINANCE_BUCKET === undefined &&
      environment.ARCHIVE_BUCKET === undefined && {
        AWS_ENDPOINT_URL_S3: s3Endpoint,
        FINANCE_BUCKET: 'penguin-figures-finance',
        ARCHIVE_BUCKET: 'penguin-figures-archive',
      }),
    ...((environment.POSTHOG_HOST ?? '') === '' &&
      postHogUrl !== null &&
      embeddedPostHogEnvironment(postHogUrl)),
  }
  const defaults = {
    AWS_REGION: 'us-east-1',
    ...(environment.AWS_PROFILE === undefined && {
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
    }),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  }
  Object.assign(process.env, { ...defaults, ...environment, ...embedded })
}

/** One folder for the sample, one for each database: the name carries no part of the connection string. */
function homeOf(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined || databaseUrl === '') return join(LOCAL_FOLDER, 'sample')
  const url = URL.parse(databaseUrl)
  const identity = url === null ? databaseUrl : `${url.hostname}:${url.port}${url.pathname}`
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 16)
  return join(LOCAL_FOLDER, `database-${name}`)
}
