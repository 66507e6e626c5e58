// The two columns this product brings: they arrive wherever they are missing, and leave without losing a cost.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'

const ALL_MIGRATIONS = [
  '0001_approximate_cost',
  '0002_deliverability_business_impact',
  '0003_business_cost_allocation',
  '0004_executive_business_summary',
]

let database: TestDatabase
let said: string[]

beforeEach(async () => {
  database = await createDatabase()
  said = []
})
afterEach(() => database.drop())

const up = () => migrate({ databaseUrl: database.url, direction: 'up' })
const down = () =>
  migrate({ databaseUrl: database.url, direction: 'down', log: (sentence) => said.push(sentence) })

async function costColumns(): Promise<Record<string, string>> {
  const { rows } = await database.query<{ table: string; type: string }>(
    `select attrelid::regclass::text as table, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid in ('vps_instances'::regclass, 'smtp_ip_addresses'::regclass)
       and attname = 'approximate_cost' and not attisdropped`,
  )
  return Object.fromEntries(rows.map(({ table, type }) => [table, type]))
}

async function commentOn(table: string): Promise<string | null> {
  const { rows } = await database.query<{ comment: string | null }>(
    `select col_description(attrelid, attnum) as comment from pg_attribute
     where attrelid = $1::regclass and attname = 'approximate_cost'`,
    [table],
  )
  return rows[0]?.comment ?? null
}

async function namesOf(catalogue: 'views' | 'checks' | 'indices'): Promise<string[]> {
  const queries = {
    views: `select viewname as name from pg_views where schemaname = 'public'`,
    checks: `select conname as name from pg_constraint where conname like '%approximate_cost%'`,
    indices: `select indexname as name from pg_indexes where indexdef like '%approximate_cost IS NULL%'`,
  }
  const { rows } = await database.query<{ name: string }>(queries[catalogue])
  return rows.map(({ name }) => name).toSorted()
}

describe('up', () => {
  test('brings both columns with their check, their index and a comment that says what they are not', async () => {
    expect(await up()).toEqual(ALL_MIGRATIONS)

    expect(await costColumns()).toEqual({ vps_instances: 'numeric(8,2)', smtp_ip_addresses: 'numeric(6,2)' })
    expect(await namesOf('checks')).toEqual([
      'smtp_ip_addresses_approximate_cost_not_negative',
      'vps_instances_approximate_cost_not_negative',
    ])
    expect(await namesOf('indices')).toEqual([
      'smtp_ip_addresses_not_yet_priced',
      'vps_instances_not_yet_priced',
    ])
    for (const table of ['vps_instances', 'smtp_ip_addresses']) {
      const comment = await commentOn(table)
      expect(comment).toContain(
        'Modeled internal approximation based on provider invoices and usage patterns.',
      )
      expect(comment).toContain('Not an invoice. Always validate with finance systems.')
    }
  })

  test('a second up has nothing to do', async () => {
    await up()
    expect(await up()).toEqual([])
  })

  test('two at once wait for each other, and one of them does the work', async () => {
    const results = await Promise.all([up(), up()])
    expect(results.toSorted((one, other) => one.length - other.length)).toEqual([[], ALL_MIGRATIONS])
  })

  test('takes columns that exist already as they are, with their costs', async () => {
    await database.query(`alter table vps_instances add column approximate_cost decimal(10,2)`)
    await database.query(`insert into vps_instances (approximate_cost) values (150), (null)`)
    await up()
    expect((await costColumns()).vps_instances).toBe('numeric(10,2)')
    const { rows } = await database.query(`select sum(approximate_cost) as sum from vps_instances`)
    expect(rows).toEqual([{ sum: '150.00' }])
  })

  test('works again when the record of migrations was lost', async () => {
    await up()
    await database.query(`drop view executive_business_summary, business_cost_allocation`)
    await database.query(`drop table penguin_figures_migrations`)
    expect(await up()).toEqual(ALL_MIGRATIONS)
    await down()
    expect(await costColumns()).toEqual({})
  })

  test.each([['-0.01'], ['NaN']])(
    'refuses to go on over a cost of %s, and says where, how many, and what to do',
    async (wrong) => {
      await database.query(`alter table smtp_ip_addresses add column approximate_cost decimal(6,2)`)
      await database.query(
        `insert into smtp_ip_addresses (approximate_cost) values ($1), ($1), (3), (null)`,
        [wrong],
      )
      await expect(up()).rejects.toThrow(
        /smtp_ip_addresses has 2 row\(s\) whose approximate_cost is negative.*Correct them, or set them to NULL/,
      )
      expect(await costColumns()).toEqual({ smtp_ip_addresses: 'numeric(6,2)' })
      expect(await namesOf('checks')).toEqual([])
    },
  )

  test('refuses a column that cannot hold a cost', async () => {
    await database.query(`alter table vps_instances add column approximate_cost text`)
    await expect(up()).rejects.toThrow('vps_instances.approximate_cost exists as text')
  })

  test('from then on nobody can enter a negative cost', async () => {
    await up()
    await expect(
      database.query(`insert into vps_instances (approximate_cost) values (-1)`),
    ).rejects.toMatchObject({
      constraint: 'vps_instances_approximate_cost_not_negative',
    })
  })

  test('replaces a view that the documents made under one of our names', async () => {
    await database.query(
      `create view deliverability_business_impact as select company_id from deliverability_daily_summary`,
    )
    expect(await up()).toEqual(ALL_MIGRATIONS)
  })
})

describe('down', () => {
  test('leaves the database as it was found', async () => {
    await up()
    expect(await down()).toEqual(ALL_MIGRATIONS.toReversed())
    expect(await costColumns()).toEqual({})
    expect(await namesOf('views')).toEqual([])
    expect(await namesOf('indices')).toEqual([])
  })

  test('never loses a cost: the column stays, without our check, index and comment', async () => {
    await up()
    await database.query(`insert into vps_instances (approximate_cost) values (150)`)
    await down()
    expect(await costColumns()).toEqual({ vps_instances: 'numeric(8,2)' })
    expect(await namesOf('checks')).toEqual([])
    expect(await namesOf('indices')).toEqual([])
    expect(await commentOn('vps_instances')).toBeNull()
    const { rows } = await database.query(`select approximate_cost from vps_instances`)
    expect(rows).toEqual([{ approximate_cost: '150.00' }])
    expect(said).toContain('vps_instances.approximate_cost is kept: 1 row(s) hold a cost.')
  })

  test('keeps an empty column that was there before us', async () => {
    await database.query(`alter table vps_instances add column approximate_cost decimal(8,2)`)
    await up()
    await down()
    expect(await costColumns()).toEqual({ vps_instances: 'numeric(8,2)' })
  })

  test('keeps a comment that somebody wrote after us', async () => {
    await up()
    await database.query(`comment on column vps_instances.approximate_cost is 'Ask Ada'`)
    await down()
    expect(await commentOn('vps_instances')).toBe('Ask Ada')
  })

  test('up again after down brings everything back', async () => {
    await up()
    await database.query(`insert into vps_instances (approximate_cost) values (150)`)
    await down()
    expect(await up()).toEqual(ALL_MIGRATIONS)
    expect(await namesOf('checks')).toHaveLength(2)
    expect(await namesOf('views')).toHaveLength(3)
  })

  test('has nothing to do where nothing was applied', async () => {
    expect(await down()).toEqual([])
  })
})
