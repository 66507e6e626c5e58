// What a role must be allowed: to read the upstream tables, whole, and nothing more. Part of the rows would look like
// lower costs, so a role that may see only part of them is refused.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstream, type UpstreamInputs } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { UPSTREAM_COLUMNS } from '../../../functions/sources/postgres/upstream-tables.ts'
import { migrate } from '../../../infra/database/migrate.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { insertPlatform } from './platform-rows.ts'

const NOVEMBER = parsePeriod('2025-11')
const TABLES = Object.keys(UPSTREAM_COLUMNS)

let database: TestDatabase
let role: string
let everything: UpstreamInputs

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  await insertPlatform(database)
  everything = await read('postgres')
})
afterAll(() => database.drop())

beforeEach(async () => {
  role = `role_${randomUUID().replaceAll('-', '')}`
  await database.query(`create role ${role} login`)
})
afterEach(async () => {
  await database.query(`drop owned by ${role}; drop role ${role}`)
})

function read(user = role): Promise<UpstreamInputs> {
  const databaseUrl = Object.assign(new URL(database.url), { username: user }).href
  return readUpstream(
    { databaseUrl, queryTimeoutSeconds: 30 },
    NOVEMBER,
    NOVEMBER.endMs,
    new InputFingerprint(),
  )
}

const grantAll = () => database.query(`grant select on all tables in schema public to ${role}`)

describe('rights', () => {
  test('a role that may select reads everything', async () => {
    await grantAll()
    expect(await read()).toEqual(everything)
  })

  test.each(TABLES)('a role that may not read %s is told so, with the way out', async (table) => {
    await grantAll()
    await database.query(`revoke select on ${table} from ${role}`)
    await expect(read()).rejects.toMatchObject({
      name: 'AccessDeniedError',
      message: `The role ${role} may not read the table ${table}. Grant it with: GRANT SELECT ON ${table} TO "${role}". Nothing was published.`,
    })
    await database.query(`grant select on ${table} to "${role}"`)
    expect(await read()).toEqual(everything)
  })

  test('rights on the columns that a run reads are enough', async () => {
    for (const [table, columns] of Object.entries(UPSTREAM_COLUMNS)) {
      await database.query(`grant select (${columns.join(', ')}) on ${table} to ${role}`)
    }
    expect(await read()).toEqual(everything)
  })

  test('a right that lacks for one column is a right that lacks, not a column that is missing', async () => {
    await grantAll()
    await database.query(`revoke select on vps_instances from ${role}`)
    await database.query(`grant select (id, status, created) on vps_instances to ${role}`)
    await expect(read()).rejects.toThrow(`The role ${role} may not read the table vps_instances.`)
  })

  test('rights by way of another role count', async () => {
    await database.query(`grant pg_read_all_data to ${role}`)
    expect(await read()).toEqual(everything)
  })

  test('a role that may not enter the schema is not told that the database is empty', async () => {
    const schema = 'upstream'
    await database.query(`create schema ${schema}`)
    for (const table of TABLES) await database.query(`create table ${schema}.${table} (like public.${table})`)
    await database.query(`grant select on all tables in schema ${schema} to ${role}`)
    await database.query(`alter role ${role} set search_path = ${schema}`)
    try {
      const refusal = await read().catch((error: Error) => error.message)
      expect(refusal).toMatch(/usage on (the )?schema/i)
    } finally {
      await database.query(`drop schema ${schema} cascade`)
    }
  })
})

describe('row level security', () => {
  afterEach(async () => {
    for (const table of TABLES) {
      await database.query(`alter table ${table} disable row level security`)
      await database.query(`drop policy if exists first on ${table}`)
      await database.query(`drop policy if exists second on ${table}`)
    }
  })

  const refused = (table: string) => ({
    name: 'AccessDeniedError',
    message: `Row level security may hide rows of the table ${table} from the role ${role}, and a part of the rows would give wrong figures. Give the role BYPASSRLS, or a policy on ${table} for SELECT that is USING (true). Nothing was published.`,
  })

  test.each(TABLES)('is refused where it could hide rows of %s', async (table) => {
    await grantAll()
    await database.query(`alter table ${table} enable row level security`)
    await expect(read()).rejects.toMatchObject(refused(table))
  })

  test.each([
    [
      'by tenant',
      "create policy first on domains using (tenant_id::text = current_setting('app.current_tenant_id', true))",
    ],
    ['that is always true only for writing', 'create policy first on domains for update using (true)'],
    [
      'that is always true only for another role',
      'create policy first on domains to pg_monitor using (true)',
    ],
    [
      'that is always true, with a stricter one beside it',
      'create policy first on domains using (true); create policy second on domains as restrictive using (tenant_id is null)',
    ],
  ])('a policy %s is refused', async (_, policy) => {
    await grantAll()
    await database.query('alter table domains enable row level security')
    await database.query(policy)
    await expect(read()).rejects.toMatchObject(refused('domains'))
  })

  test.each([
    ['for everybody and everything', 'create policy first on domains using (true)'],
    ['for reading', 'create policy first on domains for select using (true)'],
    ['for this role', 'create policy first on domains for select to ROLE using (true)'],
    [
      'beside one by tenant',
      "create policy first on domains using (tenant_id::text = current_setting('app.current_tenant_id', true)); create policy second on domains for select to ROLE using (true)",
    ],
    [
      'with a stricter one that is for writing',
      'create policy first on domains using (true); create policy second on domains as restrictive for delete using (false)',
    ],
  ])('a policy that is always true is accepted: %s', async (_, policy) => {
    await grantAll()
    await database.query('alter table domains enable row level security')
    await database.query(policy.replaceAll('ROLE', role))
    expect(await read()).toEqual(everything)
  })

  test('a stricter policy for somebody else does not concern this role', async () => {
    await grantAll()
    await database.query('alter table domains enable row level security')
    await database.query('create policy first on domains using (true)')
    await database.query('create policy second on domains as restrictive to pg_monitor using (false)')
    expect(await read()).toEqual(everything)
  })

  test('a role with BYPASSRLS is accepted', async () => {
    await grantAll()
    for (const table of TABLES) await database.query(`alter table ${table} enable row level security`)
    await database.query(`alter role ${role} bypassrls`)
    expect(await read()).toEqual(everything)
  })

  test('an owner is accepted, and refused where the table forces its policies on owners', async () => {
    await database.query(`grant all on schema public to ${role}`)
    await grantAll()
    await database.query(`alter table domains owner to ${role}`)
    await database.query('alter table domains enable row level security')
    try {
      expect(await read()).toEqual(everything)
      await database.query('alter table domains force row level security')
      await expect(read()).rejects.toMatchObject(refused('domains'))
    } finally {
      await database.query(
        'alter table domains no force row level security; alter table domains owner to postgres',
      )
    }
  })
})

describe('nothing is written', () => {
  test('a role that can do nothing but read is enough, also where every transaction is read-only', async () => {
    await grantAll()
    const name = new URL(database.url).pathname.slice(1)
    await database.query(`revoke temporary, create on database ${name} from public`)
    await database.query('revoke create on schema public from public')
    await database.query(`alter role ${role} set default_transaction_read_only = on`)
    expect(await read()).toEqual(everything)
  })

  test('also by a role that could write', async () => {
    const counters = async () => {
      await database.query('select pg_stat_force_next_flush()')
      const { rows } = await database.query(
        `select relname, n_tup_ins, n_tup_upd, n_tup_del, n_dead_tup from pg_stat_user_tables order by relname`,
      )
      return rows
    }
    const relations = async () =>
      (await database.query('select count(*), max(oid::bigint) from pg_class')).rows
    const [rowsBefore, relationsBefore] = [await counters(), await relations()]
    await read('postgres')
    expect(await counters()).toEqual(rowsBefore)
    expect(await relations()).toEqual(relationsBefore)
  })
})
