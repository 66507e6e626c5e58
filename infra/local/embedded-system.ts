// The whole system on embedded engines: Postgres, DynamoDB, S3 and PostHog of one home folder, started and stopped as one.
import { join, resolve } from 'node:path'
import getPort from 'get-port'
import pRetry from 'p-retry'
import { loopback, type Ports } from './ports.ts'
import { type Addresses, claimHome, HomeInUseError, readRunning } from './running-system.ts'

export interface EmbeddedSystem {
  readonly addresses: Addresses
  /** Stops every engine, also when one of them fails to stop; a second call waits for the first. */
  stop(): Promise<void>
}

/**
 * Starts the engines with their data under `home`; PostHog keeps its
 * events in that Postgres, and is not started without it. Fails with HomeInUseError when a system of this home runs already, and with a sentence that names the port when one is taken.
 */
export async function startEmbeddedSystem(options: {
  home: string
  ports: Ports | 'any free'
  /** False when a database of the user's own is read. */
  withPostgres: boolean
  /** False for a command that ends by itself. */
  staysUp: boolean
}): Promise<EmbeddedSystem> {
  const home = resolve(options.home)
  const claim = await claimHome(home, new Date().toISOString(), options.staysUp)
  // What has been started so far, as the ways to undo it.
  const undo: Array<() => Promise<void>> = [async () => claim.release()]
  try {
    const ports = options.ports === 'any free' ? await anyFreePorts() : options.ports
    // Imported only now: a command that attaches to a running system needs none of the engines' packages.
    const { startDynamoDb } = await import('./dynamodb.ts')
    const { startS3 } = await import('./s3.ts')
    const dynamoDb = await startDynamoDb({ port: ports.dynamoDb, folder: join(home, 'dynamodb') })
    undo.push(dynamoDb.stop)
    const s3 = await startS3({ port: ports.s3, folder: join(home, 's3') })
    undo.push(s3.stop)
    let postgresUrl: string | null = null
    let postHogUrl: string | null = null
    if (options.withPostgres) {
      const { startPostgres } = await import('./postgres.ts')
      const { startPostHog } = await import('./posthog.ts')
      const postgres = await startPostgres({ dataFolder: join(home, 'postgres'), port: ports.postgres })
      undo.push(postgres.stop)
      postgresUrl = postgres.adminUrl
      // In the server's own database: the samples have databases of theirs.
      const postHog = await startPostHog({ port: ports.postHog, databaseUrl: postgresUrl })
      undo.push(postHog.stop)
      postHogUrl = postHog.url
    }
    const addresses = {
      postgresUrl,
      dynamoDbEndpoint: dynamoDb.endpoint,
      s3Endpoint: s3.endpoint,
      postHogUrl,
    }
    claim.announce(addresses)
    let stopped: Promise<void> | undefined
    const stop = () => {
      stopped ??= undoAll(undo)
      return stopped
    }
    return { addresses, stop }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

/**
 * For a command that ends: the system of this home that stays up, whose stop() then does nothing, else one started here
 * on any free ports. Another command's engines are waited for: they go away with it.
 */
export function attachOrStart(home: string, withPostgres: boolean): Promise<EmbeddedSystem> {
  const attempt = async () => {
    const addresses = await readRunning(home)
    if (addresses) return { addresses, stop: async () => undefined }
    return startEmbeddedSystem({ home, ports: 'any free', withPostgres, staysUp: false })
  }
  return pRetry(attempt, {
    retries: 2_400,
    minTimeout: 250,
    factor: 1,
    shouldRetry: ({ error }) => error instanceof HomeInUseError,
  })
}

/** Postgres takes a number only, so a free one is looked up for it; the others take port 0. */
async function anyFreePorts(): Promise<Ports> {
  return { postgres: await getPort({ host: loopback, reserve: true }), dynamoDb: 0, s3: 0, postHog: 0 }
}

/** Undoes the newest first, and goes on when one fails: no engine may be left behind because another one hung. */
async function undoAll(undo: ReadonlyArray<() => Promise<void>>): Promise<void> {
  const failures: unknown[] = []
  for (const step of undo.toReversed()) {
    await step().catch((failure: unknown) => failures.push(failure))
  }
  if (failures.length === 0) return
  const reasons = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)))
  throw new AggregateError(failures, `The embedded system did not stop cleanly: ${reasons.join(' ')}`)
}
