// Costs by resource and by vendor, over HTTP: from the very runs that the figures come from, month by month and added up.

import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { explanationKey, unallocatedKey } from '../../../../functions/stores/runs/keys.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { B } from '../../../worlds/world.ts'
import { MONTHS, OWNER_OF_A, openWorld, publishMonth, QUARTER } from './quarter-world.ts'
import type { Served } from './served.ts'

let tables: TestTable
let served: Served

beforeAll(async () => {
  tables = await startFiguresTable()
  served = (await openWorld(tables)).served
})
afterAll(() => tables.stop())

const resources = (period: string, asker = {}) => served.ask('listResourceCosts', { period }, asker)
const vendors = (period: string, asker = {}) => served.ask('listVendorCosts', { period }, asker)

test('a quarter has each resource once, its known months added, and says where one is unknown', async () => {
  const { data, meta } = await resources(QUARTER)
  expect(data.resources).toEqual([
    expect.objectContaining({
      pool: 'vps',
      resource_id: 'v1',
      cost_cents: 3_303,
      tenant_cents: 3_303,
      tenants: 2,
    }),
    expect.objectContaining({ pool: 'ip', resource_id: 'i1', cost_cents: 900, unallocated_cents: 0 }),
    expect.objectContaining({
      ...{ pool: 'ip', resource_id: 'i2', cost_cents: 154, tenant_cents: 0, unallocated_cents: 154 },
      ...{ unallocated_reason: 'burned', unknown_months: 1, label: '192.0.2.2', vendor: 'hostwinds' },
    }),
  ])
  const listed = await served.ask('listFigures', { period: QUARTER })
  expect([data.runs, data.pools, meta]).toEqual([listed.data.runs, listed.data.pools, listed.meta])
})

test('by vendor and plan a quarter is its months, and a plan is that of the tenant', async () => {
  const { data } = await vendors(QUARTER)
  const months = await Promise.all(MONTHS.map((month) => vendors(month)))
  const all = months.flatMap((month) => month.data.rows)
  for (const { cost_cents: cents, plan, pool, unallocated_reason: reason } of data.rows) {
    const mine = all.filter(
      (row) => row.plan === plan && row.pool === pool && row.unallocated_reason === reason,
    )
    expect(cents).toBe(mine.reduce((sum, row) => sum + (row.cost_cents ?? 0), 0))
  }
  // Of A, on a plan, and of B, on none; and the burned IP, whose cost is unknown in August.
  const vps = data.rows.filter(({ pool }) => pool === 'vps')
  expect(vps.map(({ plan, tenants }) => [plan === null, tenants])).toEqual([
    [false, 1],
    [true, 1],
  ])
  expect(data.rows.at(-1)).toMatchObject({
    unallocated_reason: 'burned',
    cost_cents: 154,
    unknown_resources: 1,
  })
})

test('a budget owner gets own cents and how many others there are, and no total', async () => {
  const { data } = await resources(QUARTER, OWNER_OF_A)
  expect(data.pools).toBeNull()
  expect(data.resources.map((row) => [row.resource_id, row.tenants, row.other_tenants])).toEqual([
    ['v1', 1, 1],
    ['i1', 1, 1],
  ])
  const figures = await served.ask('listFigures', { period: QUARTER, measure: ['total_cost'] }, OWNER_OF_A)
  const own = data.resources.reduce((sum, row) => sum + (row.tenant_cents ?? 0), 0)
  expect(own).toBe(figures.data.tenants[0]?.figures.total_cost)
  const ofVendors = (await vendors(QUARTER, OWNER_OF_A)).data
  expect(ofVendors.rows.reduce((sum, row) => sum + (row.cost_cents ?? 0), 0)).toBe(own)
  expect([ofVendors.pools, ofVendors.rows.map(({ tenants }) => tenants)]).toEqual([null, [1, 1]])
})

test('the answer that is held is not sent again, at the cost of one read, until a month has another run', async () => {
  const { served: own, runIds: ids } = await openWorld(tables)
  for (const path of ['/api/v1/figures/resources', '/api/v1/figures/vendors']) {
    const { headers } = await own.get(`${path}?period=${QUARTER}`)
    own.calls.length = 0
    const held = () =>
      own.get(`${path}?period=${QUARTER}`, { headers: { 'if-none-match': headers.etag ?? '' } })
    expect([(await held()).status, own.calls.length]).toEqual([304, 1])
  }
  await publishMonth(own, '2025-07', { inputs: {}, before: 1 })
  const { data } = await own.ask('listResourceCosts', { period: QUARTER })
  expect(data.resources[0]).toMatchObject({ resource_id: 'v1', cost_cents: 2_303 })
  const july = await own.ask('listResourceCosts', { period: '2025-07', knownAt: ids[0] ?? '' })
  expect(july.data.resources[0]?.cost_cents).toBe(1_000)
})

test('a run of before labels and vendors were published answers without them', async () => {
  const { served: own, runIds: ids } = await openWorld(tables, ['2025-07'])
  const body = JSON.stringify([{ pool: 'ip', reason: 'burned', resourceId: 'i2', cents: 77 }])
  const { client, name } = own.table
  await client.send(new PutCommand({ TableName: name, Item: { ...unallocatedKey(ids[0] ?? '', 0), body } }))
  const { data } = await own.ask('listVendorCosts', { period: '2025-07' })
  expect(data.rows.at(-1)).toMatchObject({ vendor: null, unallocated_reason: 'burned', cost_cents: 77 })
  const listed = await own.ask('listFigures', { period: '2025-07' })
  expect(listed.data.unallocated?.[0]).toMatchObject({ resource_id: 'i2', label: null, vendor: null })
  const { data: byResource } = await own.ask('listResourceCosts', { period: '2025-07' })
  expect(byResource.resources.at(-1)).toMatchObject({
    ...{ resource_id: 'i2', label: null, vendor: null, cost_cents: 77 },
  })
})

test('nothing of a month that has expired in part is shown', async () => {
  const { served: own, runIds: ids } = await openWorld(tables, ['2025-07'])
  const { client, name } = own.table
  await client.send(new DeleteCommand({ TableName: name, Key: explanationKey(ids[0] ?? '', B, 0) }))
  for (const operation of ['listResourceCosts', 'listVendorCosts'] as const) {
    const { status, json } = await own.response(operation, { period: '2025-07' })
    expect([status, json.error.code]).toEqual([410, 'PARTIAL_DATA_UNAVAILABLE'])
    expect((await own.response(operation, { period: '2025-07' }, OWNER_OF_A)).status).toBe(200)
  }
})
