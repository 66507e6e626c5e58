// Brings this product's two columns and three views into the upstream database, or takes them out again.
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

const MIGRATIONS_FOLDER = fileURLToPath(new URL('migrations', import.meta.url))
const MIGRATIONS_TABLE = 'penguin_figures_migrations'

/** The platform works while we wait for its tables: give up, and let it go on, rather than queue everyone behind us. */
const LOCK_TIMEOUT_MILLISECONDS = 15_000

/** Why the database was not migrated. The message is a sentence for an operator, and never holds the password. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

export interface MigrateOptions {
  /** `postgres://user:password@host:port/database`; the user must own the tables that get the columns. */
  databaseUrl: string
  /** `up` applies what is missing. `down` reverts everything of ours, and keeps every cost that was entered. */
  direction: 'up' | 'down'
  /** Is told, a sentence at a time, what is done and what the database warns of. */
  log?: (sentence: string) => void
}

/**
 * Runs all migrations in one transaction: either all of them hold, or the database is as it was.
 * Two at once wait for each other.
 *
 * @returns the names of the migrations applied (or reverted), in the order in which they ran; empty if none was due.
 * @throws {MigrationError} with what went wrong and what to do.
 */
export async function migrate({ databaseUrl, direction, log = () => {} }: MigrateOptions): Promise<string[]> {
  const client = openClient(databaseUrl)
  const hide = hidePasswordOf(databaseUrl, client)
  // A connection that breaks in between also fails the statement that runs, and that is where it is told.
  client.on('error', () => {})
  client.on('notice', (notice) => {
    if (notice.severity === 'WARNING') log(hide(notice.message ?? ''))
  })

  try {
    await client.connect()
  } catch (error) {
    throw new MigrationError(
      hide(`The database at ${client.host}:${client.port} could not be reached: ${reasonOf(error)}`),
    )
  }
  try {
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MILLISECONDS}`)
    // The runner orders what it applied by a time stamp without a zone.
    await client.query(`SET timezone = 'UTC'`)
    const migrations = await runner({
      dbClient: client,
      dir: MIGRATIONS_FOLDER,
      ignorePattern: '(?!.*\\.sql$).*',
      migrationsTable: MIGRATIONS_TABLE,
      direction,
      count: Number.POSITIVE_INFINITY,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: SILENT,
    })
    const names = migrations.map(({ name }) => name)
    for (const name of names) log(`${direction === 'up' ? 'Applied' : 'Reverted'} ${name}.`)
    return names
  } catch (error) {
    throw new MigrationError(hide(`Migrating ${direction} failed and was rolled back: ${reasonOf(error)}`))
  } finally {
    await client.end().catch(() => {})
  }
}

/** The runner prints whole statements; what an operator needs is told through `log` and in the error. */
const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

function openClient(databaseUrl: string): pg.Client {
  try {
    if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw new TypeError('Not a Postgres URL')
    return new pg.Client({
      connectionString: databaseUrl,
      application_name: 'penguin-figures migrate',
      connectionTimeoutMillis: 15_000,
    })
  } catch {
    // The parser's own error carries the whole connection string, so nothing of it is passed on.
    throw new MigrationError(
      'The database URL cannot be read. Expected postgres://user:password@host:port/database, ' +
        'with special characters in the password percent-encoded.',
    )
  }
}

/** What Postgres, the network or the runner said, with the database's own hint where it gives one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, hint } = error as Error & { code?: string; hint?: string }
  if (code === '55P03') {
    return 'another session holds one of the tables. Try again when long statements have ended.'
  }
  // Node tries every address of a host, and then reports with an empty message of its own.
  const text = error.message || code || error.name
  return [text, hint].filter(Boolean).join(' ')
}

function hidePasswordOf(databaseUrl: string, client: pg.Client): (text: string) => string {
  const asWritten = URL.parse(databaseUrl)?.password
  const secrets = [databaseUrl, asWritten, client.password].filter((secret) => secret)
  return (text) => secrets.reduce<string>((hidden, secret) => hidden.replaceAll(secret ?? '', '***'), text)
}
