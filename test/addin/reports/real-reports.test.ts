// Reports from the real API over a published quarter: every summed column comes to the published cents, nothing that is
// missing is 0, and what cannot be answered is said in the API's sentence.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ApiClient } from '../../../addin/api/client.ts'
import { type PlanningClient, planningClient } from '../../../addin/api/planning-client.ts'
import { loadReport } from '../../../addin/reports/load-report.ts'
import { REPORT_KINDS, type ReportDocument, type ReportKind } from '../../../addin/reports/report-document.ts'
import { poolName } from '../../../addin/shown/pool-names.ts'
import type { FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import { savingsTotals } from '../../../shared/savings/savings-totals.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import {
  openWorld,
  QUARTER,
  type QuarterWorld,
} from '../../functions/figures-api/operations/quarter-world.ts'
import { kpiOf, summaryOver } from '../../functions/figures-api/summary-over.ts'
import { publishSummaryAt } from '../../functions/stores/summaries/sample-summaries.ts'
import { burned, find, ipUse, price, vpsUse } from '../../shared/savings/facts.ts'
import { A, B, C } from '../../worlds/world.ts'
import { providerOf, realService } from '../functions/real-service.ts'
import { start } from '../functions/started.ts'
import { TestClock } from '../test-clock.ts'
import { cellsOf, expectSound, plainRow, sumInCents, sumsOf } from './documents.ts'

const AUGUST = '2025-08'
const SEPTEMBER = '2025-09'
const COST_REPORTS = ['cost_by_tenant', 'cost_by_resource', 'cost_by_vendor_and_plan'] as const

let tables: TestTable
let world: QuarterWorld
type Client = ApiClient & PlanningClient

let client: Client
let clientOfA: Client

const deliveries = (trackedEmails: number, bouncedEmails: number, spamComplaints: number) => ({
  ...{ trackedEmails, bouncedEmails, spamComplaints },
  bounceRate: bouncedEmails / trackedEmails,
  estimatedRevenueLossCents: 5 * bouncedEmails + 25 * spamComplaints,
  potentialSavingsCents: 5 * bouncedEmails,
  protectedRevenueCents: 4 * bouncedEmails + 20 * spamComplaints,
})
const unknown = { code: 'source_limited', message: 'The daily summary was not read.' }
const opportunities = find({
  vps: [
    vpsUse('v1', 1_001, [ipUse('i1', 300), burned('i3', 150), burned('i4', null)], {
      label: '=HYPERLINK("x")',
    }),
    vpsUse('v2', null, [], { label: 'idle' }),
    vpsUse('v3', 800, []),
  ],
  tenants: [{ ...price(A, 300, 400), tenantName: 'Acme' }],
})

beforeAll(async () => {
  tables = await startFiguresTable()
  world = await openWorld(tables)
  const { served, runIds } = world
  const summary = summaryOver(
    {
      [A]: deliveries(1_000, 21, 4),
      [B]: deliveries(500, 3, 2),
      [C]: {
        ...{ trackedEmails: null, bouncedEmails: null, spamComplaints: null, bounceRate: null },
        ...{ estimatedRevenueLossCents: null, potentialSavingsCents: null, protectedRevenueCents: null },
        nulls: { trackedEmails: unknown, estimatedRevenueLossCents: unknown },
      },
    },
    {
      ...{ period: SEPTEMBER, months: [SEPTEMBER], asOf: '2025-10-01T00:00:00.000Z', opportunities },
      costRuns: [{ period: SEPTEMBER, runId: runIds[2] ?? null }],
      kpis: [kpiOf('operational_efficiency_score', 75), kpiOf('decision_velocity_hours', null)],
      savings: savingsTotals(opportunities, { savings: null, priceAdjustments: null }),
    },
  )
  await publishSummaryAt(served.table, Date.parse('2025-10-01T02:00:00Z'), summary)
  client = await clientOf({})
  clientOfA = await clientOf({ tenants: [A] })
})
afterAll(() => tables.stop())

async function clientOf(claims: { readonly tenants?: readonly string[] }): Promise<Client> {
  const { api } = world.served
  const token = await api.token([claims.tenants === undefined ? 'ROLE_FINANCE' : 'ROLE_BUDGET_OWNER'], {
    ...claims,
  })
  const { service } = realService(api)
  const clock = new TestClock(world.served.nowMs)
  const provider = { ...(await providerOf(api, ['ROLE_FINANCE'])), token: async () => token }
  const asking = start(service, { clock, provider }).penguin.client
  return { ...asking, ...planningClient(asking) }
}

const watch = { signal: new AbortController().signal, progress: () => undefined }

function load(kind: ReportKind, period: string, by = client, knownAt: string | null = null) {
  return loadReport(by, { kind, period, knownAt }, watch, new TestClock(world.served.nowMs))
}

/** Pages of so many tenants. */
const inPagesOf = (limit: number): Client => ({
  ...client,
  listFigures: (question, call) => client.listFigures({ ...question, limit }, call),
})

async function published(period: string): Promise<FiguresPage> {
  return (await world.served.ask('listFigures', { period })).data
}

const poolsOf = ({ pools }: FiguresPage, field: 'source_cents' | 'tenant_cents' | 'unallocated_cents') =>
  Object.fromEntries((pools ?? []).map((pool) => [pool.pool, pool[field] ?? 0]))
const sum = (cents: Readonly<Record<string, number>>) =>
  Object.values(cents).reduce((all, each) => all + each, 0)

describe.each(['2025-07', AUGUST, QUARTER])('%s', (period) => {
  test('every report of cost comes to the source of its pools, to the cent', async () => {
    const page = await published(period)
    const source = poolsOf(page, 'source_cents')
    const [byTenant, byResource, byVendor] = await Promise.all(COST_REPORTS.map((kind) => load(kind, period)))
    if (!byTenant || !byResource || !byVendor) throw new Error('a report is missing')
    for (const document of [byTenant, byResource, byVendor]) {
      expectSound(document)
      expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
    }
    expect(byTenant.publishedTotalsCents).toMatchObject({
      ...{ infrastructure_cost: source.vps, email_service_cost: source.ip, platform_cost: source.platform },
      total_cost: sum(source),
    })
    expect(byResource.publishedTotalsCents).toEqual({
      cost: sum(source),
      tenant_cost: sum(poolsOf(page, 'tenant_cents')),
      unallocated_cost: sum(poolsOf(page, 'unallocated_cents')),
    })
    expect(byVendor.publishedTotalsCents).toEqual({ cost: sum(source) })
    for (const pool of ['vps', 'ip']) {
      for (const document of [byResource, byVendor]) {
        const inPool = cellsOf(document, 'pool').map((each) => each === poolName(pool))
        const cents = cellsOf(document, 'cost').filter((_, row) => inPool[row])
        expect(cents.reduce<number>((all, cell) => all + Math.round(Number(cell ?? 0) * 100), 0)).toBe(
          source[pool],
        )
      }
    }
  })

  test('profitability comes to the published revenue, and revenue less cost is profit in its totals', async () => {
    const { revenue, ...page } = await published(period)
    const document = await load('profitability', period)
    expectSound(document)
    expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
    const { revenue: earned, total_cost: cost, profit } = document.publishedTotalsCents
    expect(earned).toBe(revenue?.tenant_cents)
    expect(cost).toBe(sum(poolsOf(page as FiguresPage, 'tenant_cents')))
    expect(profit).toBe(Number(earned) - Number(cost))
    expect(plainRow(document, 'Not in the table')).toContain('Revenue that belongs to no tenant $')
  })
})

test('pages are put together as one, and a page that does not come is no report', async () => {
  const whole = await load('cost_by_tenant', AUGUST)
  expect(await load('cost_by_tenant', AUGUST, inPagesOf(1))).toEqual(whole)
  expect(whole.rows.map(({ key }) => key)).toEqual([
    A,
    B,
    C,
    'unallocated:vps',
    'unallocated:ip',
    'unallocated:platform',
  ])
  const lost: Client = {
    ...client,
    listFigures: async (question, call) => {
      const answer = await inPagesOf(1).listFigures(question, call)
      return { ...answer, data: { ...answer.data, next_cursor: null } }
    },
  }
  await expect(load('cost_by_tenant', AUGUST, lost)).rejects.toThrow(/did not send every tenant/)
})

test('a cost that is unknown is missing, never 0, with a word in its row and above the table', async () => {
  const [byTenant, byResource] = await Promise.all([
    load('cost_by_tenant', AUGUST),
    load('cost_by_resource', AUGUST),
  ])
  expect(byTenant.source.quality).toBe('partial')
  expect(plainRow(byTenant, 'Missing sources')).toContain('approximate_cost')
  expect(plainRow(byTenant, 'Pool IP')).toContain('1 resource of unknown cost left out')
  const ipRow = byTenant.rows.find(({ key }) => key === 'unallocated:ip')
  expect(ipRow?.cells.at(-1)).toBe('Unallocated cost at least: 1 resource of unknown cost')
  const unknownIp = byResource.rows.find(({ key }) => key === 'ip:i2')
  expect(unknownIp?.cells.slice(4, 8)).toEqual([0, null, 'burned', null])
  expect(unknownIp?.cells.at(-1)).toBe('Its cost is unknown, and not in the sums.')
  const byVendor = await load('cost_by_vendor_and_plan', AUGUST)
  const leftOut = 'at least: 1 resource of unknown cost is left out.'
  expect([byTenant, byResource, byVendor].map(({ totalRemark }) => totalRemark)).toEqual([
    expect.stringContaining(`Total cost ${leftOut}`),
    `Cost ${leftOut}`,
    `Cost ${leftOut}`,
  ])
  expect((await load('cost_by_tenant', '2025-07')).totalRemark).toBe('')
  const ofQuarter = (await load('cost_by_resource', QUARTER)).rows.find(({ key }) => key === 'ip:i2')
  expect(ofQuarter?.cells.at(-1)).toBe('At least: its cost is unknown in 1 month.')
})

test('it says which runs it is of, method, policies, sources and basis', async () => {
  const document = await load('cost_by_tenant', QUARTER)
  const { runIds } = world
  expect(document.source).toMatchObject({
    runIds: { '2025-07': runIds[0], [AUGUST]: runIds[1], [SEPTEMBER]: runIds[2] },
    ...{ methodId: 'even', asOf: '2025-10-01T00:00:00Z', basis: null },
  })
  expect(document.source.lastUpdated).toMatch(/^2025-10-01T00:01:00/)
  expect(document.approximation.map(([label]) => label).slice(2, 14)).toEqual([
    ...['Quality', 'As of', 'Published', 'Runs', 'Known at', 'Basis', 'Method', 'Policies'],
    ...['Sources', 'Invoice check'],
    ...['Missing sources', 'Pool VPS'],
  ])
  expect(plainRow(document, 'Policies')).toBe('Neither idle nor platform cost is shared.')
  expect(plainRow(document, 'Method')).toMatch(/^Method even, version \d+\. Figures are month-end run-rates/)
  for (const note of [document.headerNote, document.totalNote]) {
    expect(note).toMatch(/^Modeled internal approximation .* Not an invoice\. .*run 2025-07: /)
  }
  const pinned = await load('cost_by_tenant', '2025-07', client, runIds[0])
  expect(plainRow(pinned, 'Known at')).toBe(runIds[0])
  expect(pinned.knownAt).toBe(runIds[0])
  expect(pinned.title).toBe(`Cost allocation by tenant, 2025-07, pinned to ${runIds[0]}`)
  // A refresh finds each row by its label: the same ones, in the same places, whatever is pinned.
  const unpinned = await load('cost_by_tenant', '2025-07')
  const labels = ({ approximation }: ReportDocument) => approximation.map(([label]) => label)
  expect(labels(unpinned)).toEqual(labels(pinned))
  expect([plainRow(unpinned, 'Known at'), plainRow(unpinned, 'Basis')]).toEqual(['newest run', 'newest run'])
})

test('deliverability comes to what the summary published, and a part of the loss is never added to it', async () => {
  const document = await load('deliverability_risk', SEPTEMBER)
  expectSound(document)
  expect(document.publishedTotalsCents).toEqual({
    ...{ estimated_revenue_loss: 205 + 65, potential_savings: 105 + 15, protected_revenue: 164 + 52 },
  })
  expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
  const loss = document.columns.find(({ id }) => id === 'potential_savings')
  expect(loss?.header).toBe('Of the loss: potential savings from bounces (USD)')
  expect(document.columns.find(({ id }) => id === 'protected_revenue')?.header).toContain('assumed 80 %')
  const ofC = document.rows.find(({ tenantId }) => tenantId === C)
  expect(ofC?.cells.filter((cell) => cell === null)).toHaveLength(7)
  expect(ofC?.cells.at(-1)).toContain('missing: The daily summary was not read.')
  expect(document.source.methodId).toMatch(/^summary:/)
  expect(Object.keys(document.source.runIds)).toEqual([SEPTEMBER])
})

test('savings add up what is counted of cost, and price gains apart', async () => {
  const document = await load('savings', SEPTEMBER)
  expectSound(document)
  const { savings, priceAdjustments } = savingsTotals(opportunities, {
    savings: null,
    priceAdjustments: null,
  })
  expect(document.publishedTotalsCents).toEqual({
    ...{ counted_low: savings.lowCents, counted_high: savings.highCents },
    ...{ price_low: priceAdjustments.lowCents, price_high: priceAdjustments.highCents },
  })
  expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
  expect(sumInCents(document, 'price_high')).toBeGreaterThan(0)
  const summed = document.columns.filter(({ total }) => total === 'sum').map(({ id }) => id)
  expect(summed).toEqual(['counted_low', 'counted_high', 'price_low', 'price_high'])
  expect(cellsOf(document, 'rank')).toEqual(opportunities.map(({ rank }) => rank))
  // Plain text, as it is: the workbook writes it as text.
  expect(cellsOf(document, 'resources').join()).toContain('=HYPERLINK("x")')
})

test('KPIs have their unit, target and calculation, and a reason where there is none', async () => {
  const document = await load('kpis', SEPTEMBER)
  expectSound(document)
  expect(cellsOf(document, 'value')).toEqual([75, null])
  // The target is in percent, and so is the value beside it.
  expect(cellsOf(document, 'unit')[0]).toBe('%')
  expect(cellsOf(document, 'met')).toEqual(['yes', 'not known'])
  expect(cellsOf(document, 'remarks')).toEqual(['', 'Value missing: It is not recorded yet.'])
  expect(document.columns.every(({ total }) => total === 'none')).toBe(true)
})

test('whoever sees some tenants gets those, without pools, and what is withheld says so', async () => {
  for (const kind of REPORT_KINDS.filter((each) => each !== 'kpis')) {
    const document = await load(kind, SEPTEMBER, clientOfA)
    expectSound(document)
    expect([document.sight, (await load(kind, SEPTEMBER)).sight]).toEqual(['some tenants', 'platform'])
    expect(sumsOf(document)).toEqual(document.publishedTotalsCents)
    expect(JSON.stringify(document)).not.toContain(B)
    expect(document.approximation.filter(([label]) => label.startsWith('Pool'))).toEqual([])
  }
  const byTenant = await load('cost_by_tenant', SEPTEMBER, clientOfA)
  expect(byTenant.rows.map(({ key }) => key)).toEqual([A])
  await expect(load('kpis', SEPTEMBER, clientOfA)).rejects.toThrow(/role/)
})

describe('what cannot be answered is a sentence of the API', () => {
  test.each<[ReportKind, string, string | null, RegExp]>([
    ['cost_by_tenant', '2025-Q2', null, /2025-04, 2025-05, 2025-06/],
    ['cost_by_resource', '2024-07', null, /^Cost allocation by resource, 2024-07: .*publish/],
    ['savings', '2025-07', null, /summary/],
    ['kpis', '2025', null, /^KPIs, 2025: .*choose one of its quarters\.$/],
    ['savings', SEPTEMBER, 'closed', /not closed or restated: .* or unpin it\.$/],
  ])('%s of %s, known at %s', async (kind, period, knownAt, said) => {
    await expect(load(kind, period, client, knownAt)).rejects.toMatchObject({
      name: 'DeskFailure',
      message: expect.stringMatching(said),
    })
  })
})

test('the same answers make the same bytes', async () => {
  for (const kind of REPORT_KINDS) {
    const [one, other] = await Promise.all([load(kind, SEPTEMBER), load(kind, SEPTEMBER)])
    const bytes = (document: ReportDocument) => JSON.stringify(document)
    expect(bytes(one)).toBe(bytes(other))
  }
})
