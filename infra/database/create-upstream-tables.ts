// Creates the platform's own tables in an empty database, for the sample and for tests; never on a real one.
import { readFileSync } from 'node:fs'
import type { ClientBase, Pool } from 'pg'

const schema = new URL('upstream-schema.sql', import.meta.url)

export async function createUpstreamTables(client: ClientBase | Pool): Promise<void> {
  await client.query(readFileSync(schema, 'utf8'))
}
