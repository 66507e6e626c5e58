// A database of its own for each test that needs one, on the Postgres of the test run: no test sees another's rows.
import { randomUUID } from 'node:crypto'
import { Client, Pool, type QueryResult, type QueryResultRow } from 'pg'
import { createUpstreamTables } from '../../infra/database/create-upstream-tables.ts'

export interface TestDatabase {
  readonly url: string
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<QueryResult<Row>>
  /** Removes the database, ending all sessions on it. */
  drop(): Promise<void>
}

/** An empty database, or (unless `schema` is false) one with the tables of the upstream system. */
export async function createDatabase(options: { schema?: boolean } = {}): Promise<TestDatabase> {
  const { schema = true } = options
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name}`)
  const url = Object.assign(new URL(adminUrl()), { pathname: `/${name}` }).href
  const pool = new Pool({ connectionString: url, max: 4 })
  // An idle connection that the server ends is no failure of the test that once used it.
  pool.on('error', () => undefined)
  const drop = async () => {
    await pool.end()
    await asAdmin(`drop database if exists ${name} with (force)`)
  }
  try {
    if (schema) await createUpstreamTables(pool)
  } catch (error) {
    await drop()
    throw error
  }
  return { url, query: (sql, values) => pool.query(sql, values), drop }
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function adminUrl(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (url === undefined) {
    throw new Error(
      'TEST_POSTGRES_URL is not set: run the tests through jest, whose start brings up Postgres.',
    )
  }
  return url
}
