// A platform may keep its statuses as enums, its deletion as a mark and its addresses as inet; nothing of ours minds.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { migrate } from '../../../infra/database/migrate.ts'
import { createDatabase, type TestDatabase } from '../../engines/database.ts'
import { A, UpstreamRows } from './upstream-rows.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  for (const [table, values] of [
    ['vps_instances', "'active', 'provisioning', 'scheduled_decommission', 'decommissioned'"],
    [
      'smtp_ip_addresses',
      "'available', 'assigned', 'warming', 'warmed', 'degraded', 'burned', 'quarantined'",
    ],
    ['domain_ip_assignments', "'active', 'warming', 'scheduled', 'expired'"],
    ['subscriptions', "'active', 'past_due', 'canceled', 'unpaid'"],
  ]) {
    await database.query(`alter table ${table} alter column status drop default`)
    await database.query(`create type ${table}_status as enum (${values})`)
    await database.query(
      `alter table ${table} alter column status type ${table}_status using status::${table}_status`,
    )
    const first = table === 'smtp_ip_addresses' ? 'assigned' : 'active'
    await database.query(`alter table ${table} alter column status set default '${first}'`)
  }
})
afterAll(() => database.drop())

test('the columns and views come over enum statuses, and the views answer', async () => {
  expect(await migrate({ databaseUrl: database.url, direction: 'up' })).toHaveLength(4)
  const rows = new UpstreamRows(database)
  await rows.tenants(A)
  await rows.ipHeldBy([A], await rows.vps('10.01'), '3.00')
  const { rows: seen } = await database.query(
    'select tenant_id, total_infrastructure_cost, total_email_service_cost from business_cost_allocation',
  )
  expect(seen).toEqual([
    { tenant_id: A, total_infrastructure_cost: '10.01', total_email_service_cost: '3.00' },
  ])
})
