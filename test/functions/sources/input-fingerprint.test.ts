// Two runs are duplicates when they were asked the same of the same rows: the fingerprint of what was read must not
// depend on where rows lie, and must change with everything that could change a figure.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstream } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { UPSTREAM_COLUMNS, type UpstreamTable } from '../../../functions/sources/postgres/upstream-tables.ts'
import { migrate } from '../../../infra/database/migrate.ts'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { createSampleDatabase } from '../../engines/sample-database.ts'
import { id, insertPlatform } from './platform-rows.ts'

const NOVEMBER = parsePeriod('2025-11')
const TABLES = Object.keys(UPSTREAM_COLUMNS) as UpstreamTable[]

async function fingerprintOf(database: TestDatabase): Promise<string> {
  const fingerprint = new InputFingerprint()
  const source = { databaseUrl: database.url, queryTimeoutSeconds: 30 }
  await readUpstream(source, NOVEMBER, NOVEMBER.endMs, fingerprint)
  return fingerprint.digest()
}

/** Writes every row anew, in the order of a hash: no row stays where it was. */
async function reload(database: TestDatabase, table: string, order: string): Promise<void> {
  await database.query(
    `create table reloaded as select * from ${table} row order by md5(row::text || '${order}')`,
  )
  await database.query(`truncate ${table}`)
  await database.query(`insert into ${table} select * from reloaded`)
  await database.query('drop table reloaded')
}

describe('where rows lie does not matter', () => {
  let database: TestDatabase
  let before: string
  beforeAll(async () => {
    database = await createSampleDatabase(generateSample({ seed: 3, asOfMs: Date.UTC(2025, 11, 10) }))
    before = await fingerprintOf(database)
  })
  afterAll(() => database.drop())

  test('nor does reading twice', async () => {
    expect(await fingerprintOf(database)).toBe(before)
  })

  test.each(['first', 'second', 'third'])('rows loaded in another order: the %s', async (order) => {
    for (const table of TABLES) await reload(database, table, order)
    expect(await fingerprintOf(database)).toBe(before)
  })

  test('rows touched by an update and moved by a full vacuum', async () => {
    for (const table of TABLES) {
      const [column] = UPSTREAM_COLUMNS[table]
      await database.query(`update ${table} set ${column} = ${column} where md5(${table}::text) < '8'`)
      await database.query(`vacuum full ${table}`)
    }
    expect(await fingerprintOf(database)).toBe(before)
  })

  test('an index that the planner may read in another order', async () => {
    await database.query('create index on vps_instances (created desc)')
    await database.query('create index on billing_analytics (period_start, tenant_id desc)')
    for (const table of TABLES) await database.query(`analyze ${table}`)
    expect(await fingerprintOf(database)).toBe(before)
  })

  // The column named here is left out of the database; rows then have no id to be read in the order of.
  test.each(['payments', 'domain_ip_assignments'])('nor when %s has no id column', async (table) => {
    await database.query(`alter table ${table} rename column id to was_id`)
    const ofThese = await fingerprintOf(database)
    await reload(database, table, 'without an id')
    const after = await fingerprintOf(database)
    await database.query(`alter table ${table} rename column was_id to id`)
    expect(after).toBe(ofThese)
  })
})

interface Typed {
  readonly name: string
  readonly type: string
}

describe('what could change a figure changes the fingerprint', () => {
  let database: TestDatabase
  let types: ReadonlyMap<string, string>
  let before: string
  beforeAll(async () => {
    database = await createDatabase()
    await migrate({ databaseUrl: database.url, direction: 'up' })
    await insertPlatform(database)
    await database.query('create schema kept')
    for (const table of TABLES)
      await database.query(`create table kept.${table} as select * from public.${table}`)
    const { rows } = await database.query<Typed>(
      `select table_name || '.' || column_name as name, data_type as type from information_schema.columns where table_schema = 'public'`,
    )
    types = new Map(rows.map(({ name, type }) => [name, type]))
    before = await fingerprintOf(database)
  })
  afterAll(() => database.drop())

  /** Tries a change of the small platform's only row of a table, and takes it back. */
  async function fingerprintWith(table: string, assignment: string): Promise<string> {
    await database.query(`update ${table} set ${assignment}`)
    const after = await fingerprintOf(database)
    await database.query(`delete from ${table}; insert into ${table} select * from kept.${table}`)
    return after
  }

  const OTHER: Record<string, string> = {
    uuid: `'${id(999)}'`,
    text: `'other'`,
    'character varying': `'EUR'`,
    integer: '7',
    bigint: '7',
    numeric: '7.77',
    boolean: 'false',
    date: `'2025-11-20'`,
    'timestamp with time zone': `'2025-11-20T00:00:00Z'`,
  }
  const columns = TABLES.flatMap((table) => UPSTREAM_COLUMNS[table].map((column) => [table, column] as const))

  test.each(columns)('another value in %s.%s', async (table, column) => {
    const other = OTHER[types.get(`${table}.${column}`) ?? '']
    expect(await fingerprintWith(table, `${column} = ${other}`)).not.toBe(before)
  })

  const known = columns.filter(([, column]) => column !== 'id' && column !== 'deleted')
  test.each(known)('a NULL in %s.%s', async (table, column) => {
    expect(await fingerprintWith(table, `${column} = null`)).not.toBe(before)
  })

  test.each([
    ['one cent', 'vps_instances', "approximate_cost = '100.01'"],
    ['a millisecond', 'domain_ip_assignments', "assigned = assigned + interval '1 millisecond'"],
    ['one email', 'billing_analytics', 'emails_sent = emails_sent + 1'],
    ['one bounce', 'deliverability_daily_summary', 'emails_bounced = emails_bounced + 1'],
  ])('%s more', async (_, table, assignment) => {
    expect(await fingerprintWith(table, assignment)).not.toBe(before)
  })

  // An end before all time is the opposite of no end: the assignment is over, the tenant is deleted.
  test.each([
    ['tenants', 'deleted'],
    ['domain_ip_assignments', 'expires'],
    ['vps_instances', 'decommission_scheduled_for'],
  ])('before all time is not the same as never: %s.%s', async (table, column) => {
    const never = await fingerprintWith(table, `${column} = null`)
    expect(await fingerprintWith(table, `${column} = '-infinity'`)).not.toBe(never)
  })

  test('a tenant that is marked deleted in a yes-or-no column', async () => {
    await database.query('alter table tenants rename column deleted to was_deleted')
    await database.query('alter table tenants add column deleted boolean')
    const kept = await fingerprintOf(database)
    await database.query('update tenants set deleted = true')
    const deleted = await fingerprintOf(database)
    await database.query('alter table tenants drop column deleted')
    await database.query('alter table tenants rename column was_deleted to deleted')
    expect(deleted).not.toBe(kept)
  })

  // A column that is not there reads as one of NULLs, tried above: here, that it is told apart from one where NULL is usual.
  const notTriedAbove = columns.filter((column) => !known.includes(column))
  const oneOfEach = TABLES.map((table, index) => {
    const named = UPSTREAM_COLUMNS[table]
    return [table, named[index % named.length] as string] as const
  })
  const hidden = new Map([...notTriedAbove, ...oneOfEach].map((column) => [column.join('.'), column]))
  test.each([...hidden.values()])('%s.%s that is not there', async (table, column) => {
    await database.query(`alter table ${table} rename column ${column} to hidden`)
    const after = await fingerprintOf(database)
    await database.query(`alter table ${table} rename column hidden to ${column}`)
    expect(after).not.toBe(before)
  })

  test('and what was taken back is as if nothing had happened', async () => {
    expect(await fingerprintOf(database)).toBe(before)
  })
})
