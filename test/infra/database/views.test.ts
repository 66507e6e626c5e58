// What holds for all three views: any session time zone, any reader, and what their comments promise.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { A, B, fromMonthStart, UpstreamRows } from './upstream-rows.ts'

const VIEWS = ['business_cost_allocation', 'deliverability_business_impact', 'executive_business_summary']

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  const rows = new UpstreamRows(database)
  await rows.tenants(A, B)
  await rows.ipHeldBy([A, B], await rows.vps('10.01'), '3.00')
  const subscription = await rows.subscription({ tenant_id: A })
  const company = await rows.company({ tenant_id: A })
  // On both sides of the month's first instant, where a session's own midnight would take the wrong ones.
  for (const hours of [-1, 0]) {
    const instant = fromMonthStart(hours * 60 * 60 * 1000)
    await rows.payment({ subscription_id: subscription, billing_period_start: instant })
    await rows.day({ company_id: company, tracking_date: instant.toISOString().slice(0, 10) })
  }
})
afterAll(() => database.drop())

/** Runs the statements in a session of their own, and gives the rows of the last one. */
async function inOneSession(...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

describe.each(VIEWS)('%s', (view) => {
  const everything = `select v::text as line from ${view} v order by 1`

  test.each([['Pacific/Kiritimati'], ['Etc/GMT+12'], ['America/New_York']])(
    'says the same to a session in %s',
    async (zone) => {
      const inUtc = await inOneSession(`set timezone = 'UTC'`, everything)
      expect(inUtc).not.toHaveLength(0)
      expect(await inOneSession(`set timezone = '${zone}'`, everything)).toEqual(inUtc)
    },
  )

  test('can be read by a role that may only read, in a transaction that may only read', async () => {
    const reader = `reader_${randomUUID().replaceAll('-', '')}`
    await database.query(`create role ${reader}`)
    try {
      await database.query(`grant select on all tables in schema public to ${reader}`)
      const found = await inOneSession(`set role ${reader}`, 'begin read only', everything)
      expect(found).not.toHaveLength(0)
    } finally {
      await database.query(`drop owned by ${reader}`)
      await database.query(`drop role ${reader}`)
    }
  })

  test('shows nobody what they could not read in the tables themselves', async () => {
    const reader = `reader_${randomUUID().replaceAll('-', '')}`
    await database.query(`create role ${reader}`)
    try {
      await database.query(`grant select on ${VIEWS.join(', ')} to ${reader}`)
      await expect(inOneSession(`set role ${reader}`, everything)).rejects.toThrow(
        'permission denied for table',
      )
    } finally {
      await database.query(`drop owned by ${reader}`)
      await database.query(`drop role ${reader}`)
    }
  })

  test('says what it is, column by column, and claims nothing it is not', async () => {
    const { rows } = await database.query<{ comment: string | null }>(
      `select obj_description($1::regclass) as comment union all
       select col_description(attrelid, attnum) from pg_attribute where attrelid = $1::regclass and attnum > 0`,
      [view],
    )
    const comments = rows.map(({ comment }) => comment ?? '')
    expect(comments).not.toContain('')
    expect(comments[0]).toContain(
      'Modeled internal approximation based on provider invoices and usage patterns.',
    )
    expect(comments[0]).toContain('Not an invoice. Always validate with finance systems.')
    expect(comments.join()).not.toMatch(/\bexact|actual bill|guaranteed|real-time|canonical/i)
  })
})
