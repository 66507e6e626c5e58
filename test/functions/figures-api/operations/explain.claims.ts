// How a figure comes about, for the person who doubts it: the figures it is computed from, and the cost lines beneath it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  PERIOD,
  payment,
  run,
  subscription,
  tenant,
  vps,
} from '../../../worlds/world.ts'
import { type Served, serve } from './served.ts'

let table: TestTable
let served: Served

const period = PERIOD.id
const policies = { shareIdle: 'even', sharePlatform: 'even' } as const

/** The figure book's worked example, with an idle VPS and a platform cost; one VPS of A has no known cost. */
const inputs = {
  tenants: [tenant(A, { name: 'Acme' }), tenant(B, { name: 'Twin' }), tenant(C, { name: 'twin' })],
  vps: [vps('v1', 1_001), vps('v2', null), vps('v-idle', 300)],
  ips: [
    ip('i1', 'v1', 300),
    ip('i2', 'v1', 300),
    ip('i3', 'v1', 150, { status: 'burned' }),
    ip('i4', 'v2', 0),
  ],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C), assignment('i4', A)],
  subscriptions: [subscription(A, 4_900), subscription(B, 0)],
  payments: [payment(A, 4_900)],
  platformCosts: [{ name: 'DNS', vendor: 'v', monthlyCents: 101, validFrom: '2024-01-01', validTo: null }],
}

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(run(inputs))
  await served.publish(run(inputs, { policies }))
})
afterAll(() => table.stop())

const explain = async (measure: string, name = 'Acme', choice: object = {}) =>
  (await served.ask('explainFigure', { period, measure, tenant: name, ...choice })).data

test('a cost is its shares of each VPS and IP, with what makes the share', async () => {
  const { value, lines, line_totals } = await explain('total_cost', C)
  expect(value).toBe(801)
  expect(line_totals).toEqual({
    infrastructure_cost: 501,
    email_service_cost: 300,
    idle_cost: 0,
    platform_cost: 0,
  })
  const [server, address] = lines
  expect(server).toMatchObject({
    kind: 'resource',
    measure: 'infrastructure_cost',
    resource_id: 'v1',
    label: 'hw-v1',
    vendor: 'hostwinds',
    source_cents: 1_001,
    in_service_ips: 2,
    unrounded_share_cents: '500.5',
    amount_cents: 501,
    spare_cent: true,
    other_tenants: 2,
    other_tenants_cents: 500,
    withheld: false,
  })
  expect(server?.ips.map(({ ip_id, other_tenants }) => [ip_id, other_tenants])).toEqual([['i2', 0]])
  expect(address).toMatchObject({
    measure: 'email_service_cost',
    resource_id: 'i2',
    amount_cents: 300,
    other_tenants: 0,
  })
})

test('a resource of unknown cost is a line without cents, and makes the figure a bound', async () => {
  const { value, bound, lines } = await explain('infrastructure_cost')
  expect([value, bound]).toEqual([250, 'at_least'])
  expect(
    lines.map(({ resource_id, source_cents, amount_cents }) => [resource_id, source_cents, amount_cents]),
  ).toEqual([
    ['v1', 1_001, 250],
    ['v2', null, null],
  ])
})

test('a shared pool is a line that names its policy', async () => {
  const { line_totals, lines } = await explain('total_cost', 'Acme', policies)
  const shared = lines.filter(({ kind }) => kind === 'shared')
  expect(
    shared.map(({ measure, pool, policy, source_cents, amount_cents }) => [
      measure,
      pool,
      policy,
      source_cents,
      amount_cents,
    ]),
  ).toEqual([
    ['idle_cost', 'vps', 'even', 300, 150],
    ['idle_cost', 'ip', 'even', 0, 0],
    ['platform_cost', 'platform', 'even', 101, 51],
  ])
  expect(line_totals).toMatchObject({ idle_cost: 150, platform_cost: 51 })
})

describe('a figure that is computed', () => {
  test('shows what from, in the order of its sentence, and the cost lines beneath', async () => {
    const { measure, inputs: from, lines } = await explain('gross_margin_pct')
    expect(measure.calculation).toMatch(/Profit divided by billed revenue/)
    expect(from.map(({ id }) => id)).toEqual(['profit', 'revenue'])
    expect(new Set(lines.map((line) => line.measure))).toEqual(
      new Set(['infrastructure_cost', 'email_service_cost']),
    )
  })

  test('from no cost has no lines', async () => {
    for (const id of ['revenue', 'list_price', 'emails_sent']) {
      expect(await explain(id)).toMatchObject({ lines: [], line_totals: {}, inputs: [] })
    }
  })

  test('from what is not known says what is not, and why', async () => {
    const { missing, inputs: from } = await explain('cost_per_email_sent')
    const unknown = from.find(({ id }) => id === 'emails_sent') as { value: unknown; missing?: unknown }
    expect(unknown.value).toBeNull()
    expect(unknown.missing).toEqual(missing)
  })
})

describe('the platform', () => {
  test('is explained by its sentence and what it is computed from', async () => {
    expect(await explain('arr', 'platform')).toMatchObject({
      tenant_id: 'platform',
      tenant_name: null,
      value: 58_800,
      inputs: [{ id: 'mrr', value: 4_900 }],
      lines: [],
    })
  })

  test('and a tenant have measures of their own: the other says whom to ask', async () => {
    expect((await explain('total_cost', 'platform')).missing?.code).toBe('tenant_measure')
    expect((await explain('mrr', 'Acme')).missing?.code).toBe('platform_measure')
  })
})

describe('the tenant', () => {
  test('is named by id or name in any letters', async () => {
    const byId = await explain('total_cost', A)
    expect(byId).toMatchObject({ tenant_id: A, tenant_name: 'Acme' })
    expect(await explain('total_cost', ' ACME ')).toEqual(byId)
  })

  test.each([
    ['that is not there', 'nobody', /No tenant that you can see/],
    ['by an id that is nowhere', '99999999-0000-4000-8000-000000000000', /No tenant that you can see/],
    ['by a name that two have', 'Twin', new RegExp(`Twin \\(${B}\\), twin \\(${C}\\)`)],
  ])('%s is refused with what to do', async (_, name, message) => {
    const { status, json } = await served.response('explainFigure', {
      period,
      measure: 'profit',
      tenant: name,
    })
    expect([status, json.error.code]).toEqual([404, 'VALIDATION_FAILED'])
    expect(json.error.details).toEqual([{ field: 'tenant', message: expect.stringMatching(message) }])
  })
})

test('a month without a run is refused with its field', async () => {
  const { status, json } = await served.response('explainFigure', {
    period: '2025-10',
    measure: 'profit',
    tenant: A,
  })
  expect([status, json.error.code, json.error.details[0].field]).toEqual([409, 'PROCESS_REQUIRED', 'period'])
})
