// Ids of the analytics tables are text without foreign keys: however one is written it is counted or warned about, and
// none stops a run.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { type Allocate, allocator, dryFigures } from '../../engines/allocator.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { id, insert, insertPlatform, removeAll } from './platform-rows.ts'

const TENANT = 'abcdef01-0000-4000-8000-00000000000a'
const COMPANY = 'abcdef02-0000-4000-8000-00000000000b'

let database: TestDatabase
let store: TestTable
let allocate: Allocate

beforeAll(async () => {
  database = await createDatabase()
  await migrate({ databaseUrl: database.url, direction: 'up' })
  store = await startFiguresTable()
  allocate = allocator({ databaseUrl: database.url, table: store.table, now: () => Date.UTC(2025, 11, 1) })
})
afterAll(async () => {
  await store.stop()
  await database.drop()
})
beforeEach(async () => {
  await removeAll(database)
  await insertPlatform(database)
  await insert(database, 'tenants', { id: TENANT, name: 'Hex', created: '2025-01-01' })
  await insert(database, 'companies', { id: COMPANY, tenant_id: TENANT })
})

const figuresOf = (): Promise<RunFigures> => dryFigures(allocate, { period: '2025-11' })
const rowOf = ({ tenants }: RunFigures, tenantId: string) => tenants.find((row) => row.tenantId === tenantId)
const warningOf = ({ warnings }: RunFigures, wanted: string) => warnings.find(({ code }) => code === wanted)

let week = 0
async function usage(tenantId: string | null, emailsSent: number): Promise<void> {
  week += 1
  const period_start = new Date(Date.UTC(2025, 10, 1) + week * 1000)
  await insert(database, 'billing_analytics', { tenant_id: tenantId, emails_sent: emailsSent, period_start })
}
const day = (companyId: string | null, sent: number) =>
  insert(database, 'deliverability_daily_summary', {
    company_id: companyId,
    tracking_date: '2025-11-09',
    emails_sent: sent,
    emails_bounced: 1,
  })

const SPELLINGS: [string, (uuid: string) => string][] = [
  ['lower case', (uuid) => uuid],
  ['upper case', (uuid) => uuid.toUpperCase()],
  ['spaces around it', (uuid) => `  ${uuid} `],
  ['braces', (uuid) => `{${uuid}}`],
  ['braces, spaces and upper case', (uuid) => ` {${uuid.toUpperCase()}} `],
  ['no hyphens', (uuid) => uuid.replaceAll('-', '')],
]

test.each(SPELLINGS)('a tenant id with %s is the tenant', async (_, spell) => {
  await usage(spell(TENANT), 700)
  const figures = await figuresOf()
  expect(rowOf(figures, TENANT)?.emailsSent).toBe(700)
  expect(warningOf(figures, 'tenant_id_invalid')).toBeUndefined()
  expect(warningOf(figures, 'usage_tenant_missing')).toBeUndefined()
})

test.each(SPELLINGS)('a company id with %s is the company', async (_, spell) => {
  await day(spell(COMPANY), 51)
  const figures = await figuresOf()
  expect(rowOf(figures, TENANT)?.emailsDelivered).toBe(50)
  expect(warningOf(figures, 'company_missing')).toBeUndefined()
})

test('rows of one tenant in several spellings are one volume', async () => {
  for (const [, spell] of SPELLINGS) await usage(spell(TENANT), 100)
  expect(rowOf(await figuresOf(), TENANT)?.emailsSent).toBe(600)
})

test('rows of one company in several spellings are one volume', async () => {
  await day(COMPANY, 11)
  await day(COMPANY.toUpperCase(), 21)
  await day(` ${COMPANY}`, 31)
  expect(rowOf(await figuresOf(), TENANT)?.emailsDelivered).toBe(60)
})

const NO_UUIDS = [
  'legacy-17',
  '',
  ' ',
  `${TENANT}0`,
  TENANT.slice(1),
  'Ünïcødé',
  '💌',
  "'; drop table tenants; --",
  '\u0001',
  'x'.repeat(4000),
]

test('a tenant id that is no UUID is warned about by the row and belongs to nobody', async () => {
  const before = await figuresOf()
  for (const text of NO_UUIDS) await usage(text, 5)
  await usage(null, 5)
  const figures = await figuresOf()
  expect(warningOf(figures, 'tenant_id_invalid')).toMatchObject({ count: NO_UUIDS.length + 1 })
  expect(figures.tenants).toEqual(before.tenants)
  expect(figures.pools).toEqual(before.pools)
})

test('a tenant id that nobody has is warned about by the row, and is no row of its own', async () => {
  const before = await figuresOf()
  await usage(id(777), 5)
  await usage(id(777).toUpperCase(), 6)
  await usage(id(778), 7)
  const figures = await figuresOf()
  expect(warningOf(figures, 'usage_tenant_missing')).toMatchObject({ count: 3, examples: [id(777), id(778)] })
  expect(figures.tenants).toEqual(before.tenants)
})

test('a company id that nobody has, or that is no UUID, is warned about by the row', async () => {
  const before = await figuresOf()
  for (const text of [...NO_UUIDS, id(777), null]) await day(text, 9)
  const figures = await figuresOf()
  expect(warningOf(figures, 'company_missing')).toMatchObject({ count: NO_UUIDS.length + 2 })
  expect(figures.tenants).toEqual(before.tenants)
})

test.each(['volume', 'volume_per_ip'] as const)('none of them stops the method %s', async (method) => {
  for (const text of [...NO_UUIDS, id(777), null]) {
    await usage(text, 5)
    await day(text, 9)
  }
  const { pools } = await dryFigures(allocate, { period: '2025-11', method })
  expect(pools.map(({ tenantCents, differenceCents }) => [tenantCents, differenceCents])).toEqual([
    [10_000, 0],
    [300, 0],
    [null, null],
  ])
})
