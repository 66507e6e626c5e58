// A database of its own that holds a generated sample, migrated: what the product reads, with rows that a test knows.
import { Client } from 'pg'
import { migrate } from '../../infra/database/migrate.ts'
import { loadSample } from '../../infra/local/sample/load-sample.ts'
import type { SampleTables } from '../../infra/local/sample/sample-tables.ts'
import { createDatabase, type TestDatabase } from './database.ts'

export async function createSampleDatabase(tables: SampleTables): Promise<TestDatabase> {
  const database = await createDatabase()
  try {
    await migrate({ databaseUrl: database.url, direction: 'up' })
    await load(database.url, tables)
  } catch (error) {
    await database.drop()
    throw error
  }
  return database
}

async function load(url: string, tables: SampleTables): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await loadSample(client, tables)
  } finally {
    await client.end()
  }
}
