// One read-only snapshot over two connections: everything a run reads was true at the same moment, nothing is written,
// and the database prepares one table while another is received.
import { Client, type ClientBase } from 'pg'
import { sentenceFor } from './connection-errors.ts'

export interface SnapshotOptions {
  readonly databaseUrl: string
  readonly queryTimeoutSeconds: number
}

/** Two ways into the same snapshot; one and the same connection where the database gives only one. */
export interface Snapshot {
  readonly first: ClientBase
  readonly second: ClientBase
}

const CONNECT_TIMEOUT_MS = 10_000
const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
const SNAPSHOT_ID = /^[0-9A-F]+(-[0-9A-F]+)*$/i

/**
 * Runs `read` inside repeatable-read, read-only transactions that share a snapshot, with the sessions in UTC.
 *
 * @throws SourceUnavailableError or AccessDeniedError, as a sentence, when the database does not answer or refuses
 */
export async function withSnapshot<Result>(
  options: SnapshotOptions,
  read: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  const open: Client[] = []
  try {
    const first = await beginReading(options, open)
    const second = await joinSnapshot(options, open, first)
    return await read({ first, second: second ?? first })
  } catch (cause) {
    throw sentenceFor(cause)
  } finally {
    await Promise.all(open.map((client) => client.end().catch(() => undefined)))
  }
}

async function beginReading(options: SnapshotOptions, open: Client[]): Promise<Client> {
  const queryTimeoutMs = options.queryTimeoutSeconds * 1000
  const client = new Client({
    connectionString: options.databaseUrl,
    application_name: 'penguin-figures',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    statement_timeout: queryTimeoutMs,
    keepAlive: true,
  })
  open.push(client)
  // A connection that breaks between queries is reported by the next query; without a listener it ends the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query("SET TIME ZONE 'UTC'")
  // A role may be set to round floats; instants travel as floats and must arrive whole.
  await client.query('SET extra_float_digits = 1')
  // Sorting a month's rows in memory, not on disk.
  await client.query("SET work_mem = '64MB'")
  await client.query(BEGIN)
  return client
}

/** A second connection is a help, not a need: where none is to be had, or a pooler is in between, one must do. */
async function joinSnapshot(options: SnapshotOptions, open: Client[], first: Client): Promise<Client | null> {
  try {
    const { rows } = await first.query<{ id: string }>('SELECT pg_export_snapshot() AS id')
    const id = rows[0]?.id ?? ''
    if (!SNAPSHOT_ID.test(id)) return null
    const second = await beginReading(options, open)
    await second.query(`SET TRANSACTION SNAPSHOT '${id}'`)
    return second
  } catch {
    // A refused export ends the transaction it was asked in; nothing was read in it yet.
    await first.query('ROLLBACK')
    await first.query(BEGIN)
    return null
  }
}
