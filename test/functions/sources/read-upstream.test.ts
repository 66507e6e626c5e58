// What a run reads is what the platform's database says: every amount in cents, every instant in UTC milliseconds.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'
import { readUpstream, type UpstreamInputs } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import { migrate } from '../../../infra/database/migrate.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { id, insert, insertPlatform, removeAll } from './platform-rows.ts'

const NOVEMBER = parsePeriod('2025-11')

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
})
beforeEach(() => removeAll(database))
afterAll(() => database.drop())

const read = (asOfMs = NOVEMBER.endMs, url = database.url): Promise<UpstreamInputs> =>
  readUpstream({ databaseUrl: url, queryTimeoutSeconds: 30 }, NOVEMBER, asOfMs, new InputFingerprint())

/** With one tenant, so that the database is not empty. */
const readBeside = async (table: string, ...rows: Record<string, unknown>[]): Promise<UpstreamInputs> => {
  await insert(database, 'tenants', { id: id(1), name: 'Acre', created: null })
  for (const row of rows) await insert(database, table, row)
  return read()
}

test('every row of a small platform, in the units and with the ids of the domain', async () => {
  await insertPlatform(database)
  const created = Date.UTC(2025, 0, 1)
  expect(await read()).toEqual({
    vps: [
      {
        id: id(11),
        label: 'hw-11',
        status: 'active',
        approximateCostCents: 10_000,
        monthlyCostCents: 11_000,
        createdMs: created,
        decommissionScheduledForMs: Date.UTC(2026, 1, 1),
      },
    ],
    ips: [
      {
        id: id(21),
        vpsId: id(11),
        address: '192.0.2.21',
        status: 'assigned',
        approximateCostCents: 300,
        createdMs: created,
      },
    ],
    assignments: [
      {
        id: id(41),
        ipId: id(21),
        domainId: id(31),
        status: 'active',
        assignedMs: created,
        expiresMs: Date.UTC(2026, 5, 1),
        domainExists: true,
        domainTenantId: id(1),
        companyTenantId: id(1),
      },
    ],
    tenants: [{ id: id(1), name: 'Acre', createdMs: created, deletedMs: null }],
    subscriptions: [
      { id: id(4), tenantId: id(1), status: 'active', planName: 'Growth', priceMonthlyCents: 6_900 },
    ],
    addons: [{ subscriptionId: id(4), quantity: 2, priceMonthlyCents: 1_000 }],
    payments: [
      {
        id: id(5),
        subscriptionTenantId: id(1),
        amountCents: 6_900,
        currency: 'USD',
        status: 'succeeded',
        billingStartMs: Date.UTC(2025, 10, 5),
        billingEndMs: Date.UTC(2025, 11, 5),
      },
    ],
    usage: [{ tenantIdText: id(1), rows: 1, rowsWithoutVolume: 0, emailsSent: 1_000 }],
    dailySummaries: [
      {
        companyIdText: id(2),
        tenantId: id(1),
        rows: 1,
        rowsWithoutVolume: 0,
        emailsSent: 40,
        emailsBounced: 1,
      },
    ],
    missing: new Set(),
    sources: [
      { name: 'vps_instances', rows: 1, latestMs: created },
      { name: 'smtp_ip_addresses', rows: 1, latestMs: created },
      { name: 'domain_ip_assignments', rows: 1, latestMs: created },
      { name: 'tenants', rows: 1, latestMs: created },
      { name: 'subscriptions', rows: 1, latestMs: null },
      { name: 'subscription_addons', rows: 1, latestMs: null },
      { name: 'payments', rows: 1, latestMs: Date.UTC(2025, 10, 5) },
      { name: 'billing_analytics', rows: 1, latestMs: NOVEMBER.startMs },
      { name: 'deliverability_daily_summary', rows: 1, latestMs: Date.UTC(2025, 10, 7) },
    ],
  })
})

describe('money', () => {
  test.each([
    ['0.01', 1],
    ['0.29', 29],
    ['1.15', 115],
    ['19.99', 1_999],
    ['4097.27', 409_727],
    ['999999.99', 99_999_999],
    ['0.00', 0],
    [null, null],
  ])('a cost of %s dollars is %s cents', async (approximate_cost, approximateCostCents) => {
    const { vps } = await readBeside('vps_instances', { id: id(11), approximate_cost })
    expect(vps).toMatchObject([{ approximateCostCents, monthlyCostCents: null }])
  })

  test('the largest payment that the column holds, and a negative one, keep every cent', async () => {
    const period = { billing_period_start: '2025-11-02T00:00:00Z' }
    const { payments } = await readBeside(
      'payments',
      { id: id(51), amount: '99999999.99', ...period },
      { id: id(52), amount: '-12.34', ...period },
    )
    expect(payments.map(({ amountCents }) => amountCents)).toEqual([9_999_999_999, -1_234])
  })

  test('a plan price is cents already, and a plan without a price has none', async () => {
    await insert(database, 'plans', { id: id(3), name: 'Growth', price_monthly: 2_999 })
    await insert(database, 'plans', { id: id(6), name: 'By agreement', price_monthly: null })
    const { subscriptions } = await readBeside(
      'subscriptions',
      { id: id(4), tenant_id: id(1), plan_id: id(3), status: 'ACTIVE' },
      { id: id(7), tenant_id: id(1), plan_id: id(6), status: null },
      { id: id(8), tenant_id: null, plan_id: id(99), status: 'active' },
    )
    expect(subscriptions).toEqual([
      { id: id(4), tenantId: id(1), status: 'active', planName: 'Growth', priceMonthlyCents: 2_999 },
      { id: id(7), tenantId: id(1), status: null, planName: 'By agreement', priceMonthlyCents: null },
      { id: id(8), tenantId: null, status: 'active', planName: null, priceMonthlyCents: null },
    ])
  })

  test('only active add-ons are read, with what is not known left open', async () => {
    const { addons } = await readBeside(
      'subscription_addons',
      { subscription_id: id(4), quantity: 3, price_monthly: '9.99', is_active: true },
      { subscription_id: id(4), quantity: null, price_monthly: null, is_active: true },
      { subscription_id: id(4), quantity: 1, price_monthly: '5.00', is_active: false },
      { subscription_id: id(4), quantity: 1, price_monthly: '6.00', is_active: null },
    )
    expect(addons).toEqual([
      { subscriptionId: id(4), quantity: 3, priceMonthlyCents: 999 },
      { subscriptionId: id(4), quantity: null, priceMonthlyCents: null },
    ])
  })
})

describe('instants', () => {
  const createdMsOf = async (created: unknown) =>
    (await readBeside('vps_instances', { id: id(11), created })).vps[0]?.createdMs

  test.each([
    ['2025-11-30 23:59:59.999999+00', NOVEMBER.endMs - 1],
    ['2025-12-01 00:00:00+00', NOVEMBER.endMs],
    ['2025-12-01 00:59:59.9995+01', NOVEMBER.endMs - 1],
    ['2025-11-30 18:00:00-06', NOVEMBER.endMs],
    ['1969-12-31 23:59:59.9996+00', -1],
    ['1931-05-04 00:00:00+00', Date.UTC(1931, 4, 4)],
    ['infinity', Number.POSITIVE_INFINITY],
    ['-infinity', Number.NEGATIVE_INFINITY],
    [null, null],
  ])('%s is rounded down to the millisecond %s', async (text, milliseconds) => {
    expect(await createdMsOf(text)).toBe(milliseconds)
  })

  test('an assignment that never expires, and one without any date', async () => {
    const { assignments } = await readBeside(
      'domain_ip_assignments',
      { id: id(41), assigned: '-infinity', expires: 'infinity', status: null },
      { id: id(42), assigned: null, expires: null, status: 'Scheduled' },
    )
    expect(assignments).toMatchObject([
      { assignedMs: Number.NEGATIVE_INFINITY, expiresMs: Number.POSITIVE_INFINITY, status: null, ipId: null },
      { assignedMs: null, expiresMs: null, status: 'scheduled', domainExists: false, domainTenantId: null },
    ])
  })

  test('an infinite stamp says nothing about how recent a source is', async () => {
    const { sources } = await readBeside(
      'vps_instances',
      { id: id(11), created: 'infinity' },
      { id: id(12), created: '-infinity' },
      { id: id(13), created: '2025-11-20 00:00:00+00' },
      { id: id(14), created: '2025-12-20 00:00:00+00' },
    )
    expect(sources[0]).toEqual({ name: 'vps_instances', rows: 4, latestMs: Date.UTC(2025, 10, 20) })
  })
})

test('ids written in upper case are the ids they are', async () => {
  const upper = 'ABCDEF00-0000-4000-8000-00000000ABCD'
  const { vps } = await readBeside('vps_instances', { id: upper })
  expect(vps[0]?.id).toBe(upper.toLowerCase())
})

describe('an assignment finds its tenant by its domain', () => {
  test('a domain without a company, without a tenant, of a company nobody knows, or that is not there', async () => {
    await insert(database, 'companies', { id: id(2), tenant_id: id(9) })
    await insert(database, 'domains', { id: id(31), tenant_id: id(1), company_id: null })
    await insert(database, 'domains', { id: id(32), tenant_id: null, company_id: id(2) })
    await insert(database, 'domains', { id: id(33), tenant_id: id(1), company_id: id(99) })
    const rows = [31, 32, 33, 34].map((domain) => ({
      id: id(domain + 10),
      domain_id: id(domain),
      smtp_ip_address_id: id(21),
      assigned: '2025-01-01T00:00:00Z',
    }))
    const { assignments } = await readBeside('domain_ip_assignments', ...rows)
    expect(
      assignments.map(({ domainExists, domainTenantId, companyTenantId }) => [
        domainExists,
        domainTenantId,
        companyTenantId,
      ]),
    ).toEqual([
      [true, id(1), null],
      [true, null, id(9)],
      [true, id(1), null],
      [false, null, null],
    ])
  })
})

describe('flows are cut at the month and at asOf, to the millisecond', () => {
  const STARTS = [
    '2025-10-31 23:59:59.999999+00',
    '2025-11-01 00:00:00+00',
    '2025-11-15 11:59:59.999999+00',
    '2025-11-15 12:00:00+00',
    '2025-11-30 23:59:59.999999+00',
    '2025-12-01 00:00:00+00',
  ]
  const NOON_OF_15TH = Date.UTC(2025, 10, 15, 12)

  test.each([
    ['the month end', NOVEMBER.endMs, [1, 2, 3, 4]],
    ['the 15th at noon', NOON_OF_15TH, [1, 2]],
    ['a millisecond after that', NOON_OF_15TH + 1, [1, 2, 3]],
    ['the first instant of the month', NOVEMBER.startMs, []],
  ])('as of %s', async (_, asOfMs, expected) => {
    await insert(database, 'tenants', { id: id(1) })
    for (const [index, start] of STARTS.entries()) {
      await insert(database, 'payments', { id: id(index), amount: '1.00', billing_period_start: start })
      await insert(database, 'billing_analytics', {
        tenant_id: String(index),
        emails_sent: 1,
        period_start: start,
      })
    }
    const { payments, usage } = await read(asOfMs)
    expect(payments.map((row) => row.id)).toEqual(expected.map(id))
    expect(usage.map(({ tenantIdText }) => tenantIdText)).toEqual(expected.map(String))
  })

  test.each([
    ['the month end', NOVEMBER.endMs, ['2025-11-01', '2025-11-15', '2025-11-30']],
    ['the last millisecond of the 29th', Date.UTC(2025, 10, 30) - 1, ['2025-11-01', '2025-11-15']],
    ['the first instant of the 30th', Date.UTC(2025, 10, 30), ['2025-11-01', '2025-11-15']],
    ['a millisecond into the 30th', Date.UTC(2025, 10, 30) + 1, ['2025-11-01', '2025-11-15', '2025-11-30']],
  ])('a day of the daily summary counts when it has begun, as of %s', async (_, asOfMs, expected) => {
    await insert(database, 'tenants', { id: id(1) })
    for (const day of [
      '2025-10-31',
      '2025-11-01',
      '2025-11-15',
      '2025-11-30',
      '2025-12-01',
      'infinity',
      null,
    ]) {
      await insert(database, 'deliverability_daily_summary', { company_id: day, tracking_date: day })
    }
    const { dailySummaries } = await read(asOfMs)
    expect(dailySummaries.map(({ companyIdText }) => companyIdText)).toEqual(expected)
  })

  test('a payment is read when it reaches into the month, or says no start at all', async () => {
    const row = (number: number, start: string | null, end: string | null) => ({
      id: id(number),
      billing_period_start: start,
      billing_period_end: end,
    })
    const { payments } = await readBeside(
      'payments',
      row(1, '2025-10-05', '2025-11-01 00:00:00+00'),
      row(2, '2025-10-05', '2025-11-01 00:00:00.001+00'),
      row(3, '2024-11-20', '2026-11-20'),
      row(4, '2025-12-01 00:00:00+00', '2026-01-01'),
      row(5, null, null),
      row(6, '-infinity', 'infinity'),
      row(7, 'infinity', null),
      row(8, '2025-11-03', '2025-10-03'),
    )
    expect(payments.map((payment) => payment.id)).toEqual([2, 3, 5, 6, 8].map(id))
  })
})

describe('no setting of the database or of the role moves an instant or a cent', () => {
  test.each([
    ['time zone far in the east', "timezone = 'Pacific/Kiritimati'"],
    ['time zone of half an hour', "timezone = 'America/St_Johns'"],
    ['dates written day first', "datestyle = 'SQL, DMY'"],
    ['numbers with few digits', 'extra_float_digits = -8'],
    ['writes refused by default', 'default_transaction_read_only = on'],
    ['every read serializable', "default_transaction_isolation = 'serializable'"],
  ])('%s', async (_, setting) => {
    await insertPlatform(database)
    const plain = await read()
    const name = new URL(database.url).pathname.slice(1)
    const role = `reader_${name}`
    const byRole = Object.assign(new URL(database.url), { username: role }).href
    const [option, value] = setting.split(' = ')
    const byUrl = new URL(database.url)
    byUrl.searchParams.set('options', `-c ${option}=${value?.replaceAll("'", '').replaceAll(' ', '\\ ')}`)
    await database.query(`create role ${role} login`)
    await database.query(`grant select on all tables in schema public to ${role}`)
    await database.query(`alter role ${role} set ${setting}`)
    await database.query(`alter database ${name} set ${setting}`)
    try {
      expect(await read()).toEqual(plain)
      expect(await read(undefined, byRole)).toEqual(plain)
      expect(await read(undefined, byUrl.href)).toEqual(plain)
    } finally {
      const admin = await openAdmin()
      await admin.query(`alter database ${name} reset all`)
      await admin.query(`drop owned by ${role}`)
      await admin.query(`drop role ${role}`)
      await admin.end()
    }
  })
})

/** A session of its own: those of the pool may have the settings that a test gave the database. */
async function openAdmin(): Promise<Client> {
  const admin = new Client({
    connectionString: database.url,
    options: '-c default_transaction_read_only=off',
  })
  await admin.connect()
  return admin
}

describe('columns of another type than the documented one', () => {
  let other: TestDatabase
  beforeAll(async () => {
    other = await createDatabase()
    await migrate({ databaseUrl: other.url, direction: 'up' })
    await migrate({ databaseUrl: other.url, direction: 'down' })
    await other.query('alter table vps_instances add column if not exists approximate_cost numeric')
    await other.query('alter table smtp_ip_addresses add column if not exists approximate_cost numeric')
    await insertPlatform(other)
  })
  afterAll(() => other.drop())
  const readOther = () => read(undefined, other.url)

  test('stamps without a zone are UTC', async () => {
    const before = await readOther()
    const columns = {
      vps_instances: ['created', 'decommission_scheduled_for'],
      smtp_ip_addresses: ['created'],
      domain_ip_assignments: ['assigned', 'expires'],
      tenants: ['created', 'deleted'],
      payments: ['billing_period_start', 'billing_period_end'],
      billing_analytics: ['period_start'],
    }
    for (const [table, names] of Object.entries(columns)) {
      for (const name of names) {
        await other.query(
          `alter table ${table} alter ${name} type timestamp without time zone using ${name} at time zone 'UTC'`,
        )
      }
    }
    const database = new URL(other.url).pathname.slice(1)
    await other.query(`alter database ${database} set timezone = 'Pacific/Kiritimati'`)
    expect(await readOther()).toEqual(before)
  })

  test('a tracking stamp instead of a tracking date', async () => {
    const before = await readOther()
    await other.query(
      "alter table deliverability_daily_summary alter tracking_date type timestamptz using tracking_date::timestamp at time zone 'UTC'",
    )
    expect(await readOther()).toEqual(before)
  })

  test('a yes-or-no deleted column: deleted is deleted since ever', async () => {
    await other.query('alter table tenants drop column deleted')
    await other.query('alter table tenants add column deleted boolean')
    await insert(other, 'tenants', { id: id(8), deleted: true })
    await insert(other, 'tenants', { id: id(9), deleted: false })
    const { tenants } = await readOther()
    expect(tenants.map(({ deletedMs }) => deletedMs)).toEqual([null, Number.NEGATIVE_INFINITY, null])
  })

  test('costs as floating-point dollars keep their cents', async () => {
    await other.query('alter table vps_instances alter approximate_cost type double precision')
    await other.query('update vps_instances set approximate_cost = 1.15')
    expect((await readOther()).vps[0]?.approximateCostCents).toBe(115)
    await other.query("update vps_instances set approximate_cost = 'NaN'")
    expect((await readOther()).vps[0]?.approximateCostCents).toBeNull()
  })
})
