// The sample arrives in a real Postgres row for row, or not at all.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Client } from 'pg'
import { migrate } from '../../../infra/database/migrate.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { loadSample } from '../../../infra/local/sample/load-sample.ts'
import type { SampleTables } from '../../../infra/local/sample/sample-tables.ts'
import { TABLE_NAMES, type TableName } from '../../../infra/local/sample/table-columns.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'

const sample = generateSample({ seed: 1, asOfMs: Date.UTC(2026, 2, 18, 9, 30) })
let database: TestDatabase
let client: Client

async function rowCounts(): Promise<Record<TableName, number>> {
  const counts = await Promise.all(
    TABLE_NAMES.map(async (table) => {
      const { rows } = await database.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      return [table, rows[0]?.count]
    }),
  )
  return Object.fromEntries(counts)
}

const counted = (count: (table: TableName) => number) =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, count(table)]))

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  client = new Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

describe('loading the sample', () => {
  it('leaves nothing behind when a row is refused', async () => {
    const refused: SampleTables = {
      ...sample,
      payments: sample.payments.map((payment, index) =>
        index === 7 ? { ...payment, amount: 'much' } : payment,
      ),
    }
    await expect(loadSample(client, refused)).rejects.toThrow(/much/)
    expect(await rowCounts()).toEqual(counted(() => 0))
  })

  it('loads every row of every table and says how far it is', async () => {
    const seen: number[] = []
    await loadSample(client, sample, ({ rowsLoaded }) => seen.push(rowsLoaded))
    expect(await rowCounts()).toEqual(counted((table) => sample[table].length))
    expect(seen).toEqual([...seen].sort((left, right) => left - right))
    expect(seen.at(-1)).toBe(TABLE_NAMES.reduce((sum, table) => sum + sample[table].length, 0))
  })

  it('keeps amounts, unknown amounts, odd names and roles as they are', async () => {
    const priced = await database.query(
      'select id::text, approximate_cost::text from vps_instances order by id::text',
    )
    const generated = sample.vps_instances.map(({ id, approximate_cost }) => ({ id, approximate_cost }))
    expect(priced.rows).toEqual(generated.sort((left, right) => (left.id < right.id ? -1 : 1)))
    const named = await database.query(`select name from tenants where name like '@%'`)
    expect(named.rows).toEqual([{ name: '@Hearthside, "Paper & Post" Ltd' }])
    const roles = await database.query(
      `select distinct roles from tenant_users where 'finance' = any (roles)`,
    )
    expect(roles.rows).toEqual(expect.arrayContaining([{ roles: ['owner', 'finance'] }]))
  })
})
