// One connection, one read-only snapshot: everything a run reads was true at the same moment, and nothing is written.
import { Client } from 'pg'
import { sentenceFor } from './connection-errors.ts'

export interface SnapshotOptions {
  readonly databaseUrl: string
  readonly queryTimeoutSeconds: number
}

const CONNECT_TIMEOUT_MS = 10_000

/**
 * Runs `read` inside a repeatable-read, read-only transaction with the session in UTC.
 *
 * @throws SourceUnavailableError or AccessDeniedError, as a sentence, when the database does not answer or refuses
 */
export async function withSnapshot<Result>(
  options: SnapshotOptions,
  read: (client: Client) => Promise<Result>,
): Promise<Result> {
  const queryTimeoutMs = options.queryTimeoutSeconds * 1000
  let client: Client | undefined
  try {
    client = new Client({
      connectionString: options.databaseUrl,
      application_name: 'penguin-figures',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: queryTimeoutMs,
      statement_timeout: queryTimeoutMs,
      keepAlive: true,
    })
    // A connection that breaks between queries is reported by the next query; without a listener it ends the process.
    client.on('error', () => undefined)
    await client.connect()
    await client.query("SET TIME ZONE 'UTC'")
    // A role may be set to round floats; instants travel as floats and must arrive whole.
    await client.query('SET extra_float_digits = 1')
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const result = await read(client)
    await client.query('COMMIT')
    return result
  } catch (cause) {
    throw sentenceFor(cause)
  } finally {
    await client?.end().catch(() => undefined)
  }
}
