// The reading endpoints of the executive API: the same figures as on every other screen, windows that invent nothing, nulls
// with their reasons, and nothing of tenants that are not the caller's.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Role } from '../../../shared/access/roles.ts'
import { CONTRACT, type OperationContract } from '../../../shared/contract/api/operations.ts'
import { A_SUMMARY_KNOWN_AT } from '../../../shared/contract/api/parameters.ts'
import { savingsTotals } from '../../../shared/savings/savings-totals.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { burned, find, ipUse, price, vpsUse } from '../../shared/savings/facts.ts'
import { A, B } from '../../worlds/world.ts'
import { comparableBut } from '../figures-api/access/comparable.ts'
import {
  inputsOf,
  MONTHS,
  OWNER_OF_A,
  openWorld,
  publishMonth,
} from '../figures-api/operations/quarter-world.ts'
import { type Asker, type Served, serve } from '../figures-api/operations/served.ts'
import { kpiOf, summaryOver } from '../figures-api/summary-over.ts'
import { publishSummaryAt } from '../stores/summaries/sample-summaries.ts'
import { NEWEST, openReadingWorld, platformOf, raiseAlerts, recordDecisions } from './reading-world.ts'

const ABSENT = '99999999-0000-4000-8000-000000000000'
const SYSTEM = '/api/v1/system'
const CFO: Asker = { roles: ['ROLE_EXECUTIVE_CFO'] }
let tables: TestTable
let world: Awaited<ReturnType<typeof openReadingWorld>>
let served: Served

beforeAll(async () => {
  tables = await startFiguresTable()
  world = await openReadingWorld(tables)
  served = world.served
  await raiseAlerts(world)
})
afterAll(() => tables.stop())

const summaryOfTenant = (tenantId: string, asker: Asker = CFO, query = '') =>
  served.get(`${SYSTEM}/tenants/${tenantId}/summary${query}`, asker)
/** A null is a null with its reason, and a reason is that of a null or of an empty list. */
function everyNullHasItsReason(data: Record<string, unknown>): void {
  const missing = data.missing as Record<string, { code: string; message: string }>
  for (const [path, reason] of Object.entries(missing)) {
    const value = path.split('.').reduce((at: unknown, name) => (at as Record<string, unknown>)?.[name], data)
    const isNullRange = typeof value === 'object' && value !== null && 'low_cents' in value
    const isEmpty = Array.isArray(value) && value.length === 0
    expect([path, isNullRange ? value.low_cents : isEmpty ? null : value]).toEqual([path, null])
    expect(reason.message).toMatch(/\w.*\.$/)
  }
}

describe('the overview', () => {
  test('has the figures that every other screen has, from the newest summary and its run', async () => {
    const { data, meta } = await served.ask('readOverview', {})
    expect(data.timeframe).toEqual({
      ...{ window: 'monthly', label: `Month ${NEWEST}`, periods: [NEWEST], as_of: '2025-10-01T00:00:00Z' },
      ...{ from: '2025-09-01', to: '2025-09-30', figures_from: '2025-09-01', figures_to: '2025-09-30' },
      provisional: null,
    })
    expect(Object.keys(meta.summaries ?? {})).toEqual([NEWEST])
    expect(meta.summaries?.[NEWEST]?.run_id).toBe(world.summaryIds[2])
    const kpis = await served.ask('listKpis', { period: NEWEST })
    expect(data.operations.in_service_ips_percent).toBe(kpis.data.kpis[0]?.value)
    const grid = await served.ask('queryFigures', {
      ...{ tenants: ['platform'], periods: [NEWEST] },
      measures: ['active_tenants', 'new_tenants', 'health_score'],
    })
    const figure = (id: string) => grid.data.figures.platform?.[NEWEST]?.[id]
    expect(data.tenant_metrics).toMatchObject({
      ...{ month: NEWEST, total_tenants: 3 },
      active_tenants: figure('active_tenants'),
      new_tenants_30d: figure('new_tenants'),
    })
    expect(data.system_health).toMatchObject({ health_score: figure('health_score'), active_incidents: 2 })
    // Two critical alerts are open: nothing beside them says healthy of the whole.
    expect(data.system_health).toMatchObject({ overall_status: 'degraded', runs_and_sources: 'healthy' })
    expect([data.bounds, data.timeframe.provisional]).toEqual([{}, null])
    expect(data.deliverability).toEqual({
      ...{ overall_delivery_rate: '99-100_percent', delivery_rate: 0.993333, issues_monitored: null },
    })
    expect(data.business_metrics).toMatchObject({ monthly_revenue: 'increasing', total_cost_cents: 1_302 })
    everyNullHasItsReason(data)
  })

  test('says what is not measured and which source was missing, never 0', async () => {
    const { data } = await served.ask('readOverview', {})
    const codes = Object.fromEntries(Object.entries(data.missing).map(([path, { code }]) => [path, code]))
    expect(codes).toMatchObject({
      'system_health.uptime': 'not_measured',
      'operations.api_response_time': 'not_measured',
      'operations.queue_processing': 'not_measured',
      'deliverability.issues_monitored': 'source_limited',
    })
  })

  test('costs few key reads, none of them a scan or a query, and the same ones when it is asked again', async () => {
    const reads = async () => {
      served.calls.length = 0
      await served.ask('readOverview', {})
      return served.calls.map(({ name }) => name)
    }
    await reads()
    const again = await reads()
    expect(again.length).toBeLessThanOrEqual(6)
    expect(again.filter((name) => !/^(Batch)?Get/.test(name))).toEqual([])
    const { headers } = await served.get(`${SYSTEM}/overview`)
    served.calls.length = 0
    const held = await served.get(`${SYSTEM}/overview`, { headers: { 'if-none-match': headers.etag ?? '' } })
    expect([held.status, served.calls.length]).toEqual([304, 2])
  })
})

describe('windows', () => {
  test.each([
    ['monthly', [NEWEST, `Month ${NEWEST}`]],
    ['semi_annual', [NEWEST, expect.stringMatching(/^Half .*; KPIs do not add up: those of /)]],
    ['last_90d', [NEWEST, expect.stringMatching(/^Last 90 days .*; KPIs do not add up: those of /)]],
  ] as const)(
    '%s: KPIs are those of its newest month, as that month has them by name',
    async (window, said) => {
      const ofMonth = await served.ask('listKpis', { period: NEWEST })
      const { data } = await served.ask('listKpis', { window })
      expect([data.period, data.timeframe?.label]).toEqual(said)
      expect(data.kpis).toEqual(ofMonth.data.kpis)
    },
  )

  test('of KPIs: the newest month without one, and not beside a month', async () => {
    expect((await served.ask('listKpis', {})).data.period).toBe(NEWEST)
    const both = await served.response('listKpis', { period: NEWEST, window: 'annual' })
    expect([both.status, both.json.error.details[0].field]).toEqual([400, 'window'])
  })

  const overview = (window: 'semi_annual' | 'last_90d' | 'last_30d' | 'quarterly' | 'annual') =>
    served.ask('readOverview', { window })

  test('of several months add what was published and compute ratios from the sums; scores and words are the newest', async () => {
    const { data } = await overview('semi_annual')
    const sum = (field: 'revenueCents' | 'totalCostCents' | 'trackedEmails') =>
      [0, 1, 2].reduce((total, place) => total + (platformOf(place)[field] ?? 0), 0)
    expect(data.timeframe.periods).toEqual(MONTHS)
    expect(data.business_metrics).toMatchObject({
      ...{ revenue_cents: sum('revenueCents'), total_cost_cents: sum('totalCostCents') },
      monthly_revenue: 'insufficient_data',
    })
    expect(data.deliverability.delivery_rate).toBe(0.99)
    expect(data.system_health.health_score).toBe(80)
  })

  test('of days are answered from whole months, and say so', async () => {
    const { data } = await overview('last_30d')
    expect(data.timeframe).toMatchObject({ periods: [NEWEST], from: '2025-09-01', to: '2025-09-30' })
    expect(data.timeframe.label).toContain('nothing is prorated')
    expect((await overview('last_90d')).data.timeframe).toMatchObject({
      ...{ from: '2025-07-03', to: '2025-09-30', periods: MONTHS },
      ...{ figures_from: '2025-07-01', figures_to: '2025-09-30' },
    })
  })

  test('of a year with months that have no summary are null with those months, and the rest is answered', async () => {
    const { data, meta } = await overview('annual')
    expect(data.business_metrics.total_cost_cents).toBeNull()
    expect(data.missing['business_metrics.total_cost_cents']?.message).toContain('2025-01')
    expect(data.timeframe.label).toMatch(/without a summary: 2025-01 to 2025-\d\d$/)
    expect(data.tenant_metrics.total_tenants).toBe(3)
    expect([meta.data_quality, meta.data_sources_limited]).toEqual([
      'partial',
      expect.arrayContaining(['strategic summary']),
    ])
    everyNullHasItsReason(data)
  })

  test('a quarter is its own summary where one is published, and else its months', async () => {
    expect((await overview('quarterly')).data.timeframe.periods).toEqual(MONTHS)
    const other = await openReadingWorld(tables)
    const change = { period: '2025-Q3', months: MONTHS, asOf: '2025-10-01T00:00:00Z' }
    await publishSummaryAt(
      other.served.table,
      Date.parse('2025-10-01T02:00:00Z'),
      summaryOver({ [A]: {} }, change),
    )
    const { data } = await other.served.ask('readOverview', { window: 'quarterly' })
    expect(data.timeframe).toMatchObject({
      ...{ label: 'Quarter 2025-Q3', periods: ['2025-Q3'], from: '2025-07-01', to: '2025-09-30' },
    })
  })

  test('at an instant are those that were published then; a summary by its id goes with its own window', async () => {
    const { data } = await served.ask('readOverview', { knownAt: '2025-09-15T00:00:00Z' })
    expect(data.timeframe.periods).toEqual([MONTHS[1]])
    expect(data.missing['system_health.active_incidents']?.code).toBe('alerts_are_of_now')
    const [first = ''] = world.summaryIds
    expect((await served.ask('readOverview', { knownAt: first })).data.timeframe.periods).toEqual([MONTHS[0]])
    const other = await served.response('readOverview', { window: 'annual', knownAt: first })
    expect([other.status, other.json.error.details[0].field]).toEqual([400, 'knownAt'])
    const before = await served.response('readOverview', { knownAt: '2024-01-01T00:00:00Z' })
    expect([before.status, before.json.error.code]).toEqual([409, 'PROCESS_REQUIRED'])
  })

  test.each(['-271821-04-20T00:00:00Z', '0001-01-01T00:00:00Z', '2025-13-01', '+010000-01-01', 'closed', ''])(
    'at "%s", which is no knowledge time, are refused by what is taken',
    async (knownAt) => {
      const { status, json } = await served.response('readOverview', { knownAt })
      const details = [{ field: 'knownAt', message: A_SUMMARY_KNOWN_AT }]
      expect([status, json.error.details]).toEqual([400, details])
    },
  )

  test('of a month that was allocated again after its summary say so, and name both runs', async () => {
    const other = await openReadingWorld(tables)
    const { headers } = await other.served.get(`${SYSTEM}/overview`)
    const again = await publishMonth(other.served, NEWEST, {
      inputs: { ...inputsOf(NEWEST), vps: [] },
      before: 9,
    })
    for (const name of ['readOverview', 'readCostOptimization'] as const) {
      const { meta } = await other.served.ask(name, {})
      expect([meta.data_quality, meta.approximation?.quality]).toEqual(['stale', 'stale'])
      expect(meta.data_sources_limited).toContain(`stale cost run ${NEWEST}`)
      expect(meta.summaries?.[NEWEST]?.outdated_cost_runs).toEqual({
        [NEWEST]: { summary_stands_on: other.runIds[2], answers_now: again },
      })
    }
    // Whoever holds the answer of before is told of it.
    const held = { headers: { 'if-none-match': headers.etag ?? '' } }
    expect((await other.served.get(`${SYSTEM}/overview`, held)).status).toBe(200)
    // What was current before is not held against what came later.
    const then = await other.served.ask('readOverview', { knownAt: other.summaryIds[2] })
    expect(then.meta.data_quality).not.toBe('stale')
  })
})

test('every endpoint refuses with PROCESS_REQUIRED before the first summary, and answers by its contract after it', async () => {
  const empty = await serve((await tables.another()).table)
  const names = [
    ...(['readOverview', 'readRevenueProtection', 'readCostOptimization'] as const),
    ...(['readIntelligence', 'readBenchmarks'] as const),
  ]
  for (const name of names) {
    const refused = await empty.response(name, {})
    expect([name, refused.status, refused.json.error.code]).toEqual([name, 409, 'PROCESS_REQUIRED'])
    for (const window of ['monthly', 'semi_annual', 'annual', 'last_7d'] as const) {
      everyNullHasItsReason((await served.ask(name, { window })).data)
    }
  }
})

describe('a tenant', () => {
  test('is answered with its plan, emails, cost in a band and the alerts about it', async () => {
    const { status, json } = await summaryOfTenant(A)
    expect(status).toBe(200)
    const contract: OperationContract = CONTRACT.readTenantSummary
    expect(contract.answer?.parse(json)).toEqual(json)
    const { data } = json
    expect(data.tenant_profile).toMatchObject({ tenant_id: A, name: 'Acme Group', status: 'active' })
    expect(data.cost_analysis).toMatchObject({ monthly_cost: '10-15', total_cost_cents: 1_000 })
    expect(data.system_metrics.delivery_rate).toBe('98-99_percent')
    // What is said of 30 days is of the newest month in every window, as the emails are.
    const { json: half } = await summaryOfTenant(A, CFO, '?window=semi_annual')
    expect(half.data.system_metrics.emails_sent).toBe(data.system_metrics.emails_sent)
    expect(half.data.deliverability.rate_30d).toBe(data.deliverability.rate_30d)
    expect(data.system_alerts).toEqual({
      active: 1,
      recent_notifications: [
        { id: expect.any(String), type: 'Deliverability', priority: 'Critical', context: 'Acme bounces' },
      ],
    })
    everyNullHasItsReason(data)
  })

  test('of somebody else, and one that does not exist, are one answer to a budget owner', async () => {
    expect((await summaryOfTenant(A, OWNER_OF_A)).status).toBe(200)
    const [foreign, absent] = [
      await summaryOfTenant(B, OWNER_OF_A),
      await summaryOfTenant(ABSENT, OWNER_OF_A),
    ]
    expect(foreign.status).toBe(404)
    expect(comparableBut(B, foreign)).toBe(comparableBut(ABSENT, absent))
    const { headers } = await summaryOfTenant(B)
    const probed = await summaryOfTenant(B, {
      ...OWNER_OF_A,
      headers: { 'if-none-match': headers.etag ?? '' },
    })
    expect(comparableBut(B, probed)).toBe(comparableBut(ABSENT, absent))
    expect((await summaryOfTenant(ABSENT)).status).toBe(404)
  })

  test('shows a budget owner nothing that counts rows or names others', async () => {
    const { text, json } = await summaryOfTenant(A, OWNER_OF_A)
    expect(text).not.toContain(B)
    expect(text).not.toContain('Twin')
    for (const { rows } of json.meta.approximation.sources) expect(rows).toBeNull()
  })
})

describe('intelligence', () => {
  const asked = (roles: readonly Role[], claims = {}) =>
    served.ask('readIntelligence', {}, { roles, claims }).then(({ data }) => data)

  test('counts the alerts that are the caller’s: all to an executive, own tenants’ to a budget owner', async () => {
    expect((await asked(['ROLE_EXECUTIVE_CFO'])).alerts).toEqual({
      high_priority: 2,
      medium_priority: 0,
      total: 2,
    })
    const owner = await asked(['ROLE_BUDGET_OWNER'], { tenants: [A] })
    expect(owner.alerts.total).toBe(1)
    expect(owner.trends.business_metrics).toBeNull()
    expect(owner.missing['trends.business_metrics']?.code).toBe('platform_not_seen')
  })

  test('says to a dashboard that alerts go to others, and shows it the trends', async () => {
    const { alerts, missing, trends } = await asked(['ROLE_DASHBOARD_USER'])
    expect([alerts.total, missing['alerts.total']?.code]).toEqual([null, 'alerts_not_addressed'])
    expect(trends.business_metrics).toBe('increasing')
    const both = await asked(['ROLE_DASHBOARD_USER', 'ROLE_BUDGET_OWNER'], { tenants: [A] })
    expect(both.alerts.total).toBe(1)
  })
})

test('revenue protection names the concerns of the summary, each with its range, and how the risk is modeled', async () => {
  const { data } = await served.ask('readRevenueProtection', { window: 'semi_annual' })
  expect(data).toMatchObject({ revenue_risk_level: 'moderate', estimated_revenue_loss_cents: 900 })
  expect(data.impact).toEqual({ low_cents: 180, high_cents: 900, words: '$1-9 potential impact' })
  expect(data.business_insights.map(({ tenant_name }) => tenant_name)).toEqual(['Acme', 'Twin'])
  expect(data.business_insights[0]?.impact_range.high_cents).toBe(200)
  expect(data.methodology).toMatch(/^Modeled and directional/)
})

test('a cost that is known in part has no high end', async () => {
  const platform = { ...platformOf(2), costComplete: false }
  const other = await openReadingWorld(tables, { platform })
  const { data, meta } = await other.served.ask('readCostOptimization', {})
  expect(data.cost_range).toEqual({ low_cents: 1_302, high_cents: null, words: null })
  expect(data.missing['cost_range.high_cents']?.code).toBe('cost_incomplete')
  expect(meta.data_quality).toBe('partial')
  // Nobody evaluated alerts here: that is said, and is no 0.
  const overview = await other.served.ask('readOverview', {})
  expect(overview.data.system_health.active_incidents).toBeNull()
  expect(overview.data.missing['system_health.overall_status']?.code).toBe('alerts_not_evaluated')
  // The same bounds as in a grid of these measures.
  const measures = ['health_score', 'platform_total_cost', 'platform_gross_margin_pct', 'savings_low']
  const grid = await other.served.ask('queryFigures', { tenants: ['platform'], periods: [NEWEST], measures })
  const { savings_low, ...bounds } = grid.data.bounds.platform?.[NEWEST] ?? {}
  expect(bounds).toEqual({ health_score: 'at_most', platform_total_cost: 'at_least' })
  expect(overview.data.bounds).toEqual({
    'system_health.health_score': bounds.health_score,
    'business_metrics.total_cost_cents': bounds.platform_total_cost,
    'business_metrics.gross_margin_pct': 'at_most',
    'business_metrics.savings': savings_low,
  })
  expect(overview.meta.data_sources_limited).toContain('alerts')
})

test('where the platform’s answers ask for a second factor, a tenant’s own does not', async () => {
  const strict = await serve(served.table, { SECOND_FACTOR_MINUTES: '15' })
  strict.nowMs = served.nowMs
  const ofPlatform = await recordDecisions(served)
  const ofTenant = await recordDecisions(served, A)
  const asked = [
    'overview',
    'revenue-protection',
    'intelligence/summary',
    'planning',
    'decisions',
    'initiatives',
  ]
  for (const path of [...asked, ...ofPlatform]) {
    expect([path, (await strict.get(`${SYSTEM}/${path}`, CFO)).status]).toEqual([path, 401])
  }
  for (const path of ofTenant) {
    expect([path, (await strict.get(`${SYSTEM}/${path}`, CFO)).status]).toEqual([path, 200])
  }
  expect((await strict.get(`${SYSTEM}/tenants/${A}/summary`, CFO)).status).toBe(200)
})

test('planning has the initiatives under way, what was decided in the window, and where prices stand', async () => {
  const row = { provider: 'Postal', plan: 'Basic', monthlyPriceCents: 2_000, includedEmails: 10_000 }
  const listed = { source: 'its site', date: '2025-09-01', ageDays: 30 }
  const benchmarks = {
    ourCostPerThousand: 3,
    rows: [
      { ...row, ...listed, pricePerThousand: 2, oursOverTheirs: 1.5 },
      { ...row, ...listed, plan: 'Large', pricePerThousand: 6, oursOverTheirs: 0.5 },
    ],
    missing: null,
  }
  const other = await openReadingWorld(tables, { benchmarks })
  await recordDecisions(other.served)
  const { data } = await other.served.ask('readPlanning', {})
  expect(data.business_decisions).toMatchObject({
    recent_decisions: [{ title: 'Renegotiate', status: 'approved', decided_at: '2025-09-03T00:00:00Z' }],
    ...{ pending_reviews: 1, decision_velocity: 48 },
  })
  expect(data.business_initiatives).toMatchObject([
    { name: 'Fewer servers', status: 'planned', progress: null, impact: { low_cents: 100, high_cents: 900 } },
  ])
  expect(data.missing['business_initiatives.0.progress']?.code).toBe('no_milestones')
  expect(data.competitive_analysis).toEqual({
    market_position: 'Our modeled cost per thousand emails is below 1 of 2 public prices.',
    opportunities: [
      'Postal Basic: our modeled cost per thousand emails is 1.5 times its public price of 2025-09-01.',
    ],
  })
  // In the month before the decision there is none, and no velocity of 0.
  const before = await other.served.ask('readPlanning', { knownAt: '2025-08-15T00:00:00Z' })
  expect(before.data.business_decisions).toMatchObject({ recent_decisions: [], decision_velocity: null })

  const compared = await other.served.ask('readBenchmarks', {})
  expect(compared.data.benchmarks.map(({ plan, verdict }) => [plan, verdict])).toEqual([
    ['Basic', 'ours_above'],
    ['Large', 'ours_below'],
  ])
})

describe('a source that is not there leaves the rest answered', () => {
  const without = (keys: RegExp) =>
    served.breakStore((call, send) => {
      if (keys.test(JSON.stringify(call))) throw Object.assign(new Error('Throttled'), { $metadata: {} })
      return send()
    })

  beforeAll(() => recordDecisions(served))
  afterEach(() => without(/^$/))

  test('alerts', async () => {
    without(/"ALERT/)
    for (const name of ['readOverview', 'readIntelligence'] as const) {
      const { data, meta } = await served.ask(name, {})
      expect([meta.data_quality, meta.data_sources_limited]).toEqual([
        'partial',
        expect.arrayContaining(['alerts']),
      ])
      expect(Object.values(data.missing).map(({ code }) => code)).toContain('source_unavailable')
      everyNullHasItsReason(data)
    }
    const { status, json } = await served.get(`${SYSTEM}/tenants/${A}/summary`)
    expect([status, json.data.system_alerts.active, json.data.cost_analysis.total_cost_cents]).toEqual([
      ...[200, null, 1_000],
    ])
    expect(json.meta.data_sources_limited).toContain('alerts')
  })

  test('the cost run', async () => {
    without(new RegExp(world.runIds[2] ?? ''))
    const { data, meta } = await served.ask('readOverview', {})
    expect([data.tenant_metrics.total_tenants, data.business_metrics.total_cost_cents]).toEqual([null, 1_302])
    expect(meta.data_sources_limited).toContain('cost run')
  })

  test('decisions, or initiatives', async () => {
    without(/"DECISION/)
    const { data, meta } = await served.ask('readPlanning', {})
    expect(data.business_decisions).toEqual({
      ...{ recent_decisions: [], pending_reviews: null, decision_velocity: null },
    })
    expect(data.business_initiatives.length).toBeGreaterThan(0)
    expect([meta.data_quality, meta.data_sources_limited]).toEqual(['partial', ['decisions']])
    everyNullHasItsReason(data)
    without(/"INITIATIVE/)
    const { data: others } = await served.ask('readPlanning', {})
    expect(others.business_decisions.pending_reviews).toBeGreaterThan(0)
    expect(others.missing.business_initiatives?.code).toBe('source_unavailable')
  })

  test('every summary: planning has what was decided, and a tenant what its cost run says', async () => {
    const bare = (await openWorld(tables)).served
    await recordDecisions(bare)
    const { data, meta } = await bare.ask('readPlanning', {})
    expect(data.timeframe).toMatchObject({ periods: [], as_of: null, figures_from: null, from: '2025-09-01' })
    expect(data.business_decisions).toMatchObject({ recent_decisions: [{ title: 'Renegotiate' }] })
    expect(data.missing['competitive_analysis.market_position']?.code).toBe('no_summary')
    expect(meta).toMatchObject({ data_quality: 'partial', data_sources_limited: ['strategic summary'] })
    everyNullHasItsReason(data)

    const { status, json } = await bare.get(`${SYSTEM}/tenants/${A}/summary`, OWNER_OF_A)
    const contract: OperationContract = CONTRACT.readTenantSummary
    expect(contract.answer?.parse(json)).toEqual(json)
    expect([status, json.data.tenant_profile.name, json.data.cost_analysis.total_cost_cents]).toEqual([
      ...[200, 'Acme Group', null],
    ])
    expect(json.meta.approximation.statements).toHaveLength(2)
    everyNullHasItsReason(json.data)
    const strangers = [B, ABSENT].map(async (id) =>
      comparableBut(id, await bare.get(`${SYSTEM}/tenants/${id}/summary`, OWNER_OF_A)),
    )
    expect(new Set(await Promise.all(strangers)).size).toBe(1)
  })
})

describe('what may still change', () => {
  const why = { code: 'source_limited', message: 'Servers were not read.' }
  const unseen = savingsTotals([], { savings: why, priceAdjustments: null })
  let other: Served
  beforeAll(async () => {
    other = (await openReadingWorld(tables, { savings: unseen, opportunities: [] })).served
  })

  test('where not everything could be looked at, nothing found is not said to be none', async () => {
    const { data } = await other.ask('readOverview', {})
    expect(data.business_metrics.cost_optimization_opportunities).toBeNull()
    everyNullHasItsReason(data)
    const { data: listed } = await other.ask('readCostOptimization', {})
    expect([listed.more_opportunities, listed.missing.optimization_opportunities]).toEqual([null, why])
    expect(listed.opportunity_counts).toEqual({ cost: null, price: 0, none: null })
    everyNullHasItsReason(listed)
  })

  describe('in a month that is not over', () => {
    const OCTOBER = '2025-10'
    const asOf = '2025-10-15T06:00:00Z'
    const words = `${OCTOBER} is not over: its figures are up to ${asOf} and still move.`
    const waiting = '1 alert is still within its two hours and not counted yet.'
    beforeAll(async () => {
      const opportunities = find({
        vps: [vpsUse('v1', 1_001, [ipUse('i1', 300), burned('i2', 150)])],
        tenants: [price(A, 300, 400), price(B, 300, 500)],
      })
      const summary = summaryOver(
        { [A]: {} },
        {
          ...{ period: OCTOBER, months: [OCTOBER], asOf, opportunities, platform: platformOf(3) },
          costRuns: [{ period: OCTOBER, runId: null }],
          savings: savingsTotals(opportunities, { savings: null, priceAdjustments: null }),
          kpis: [
            { ...kpiOf('revenue_protection_rate', 100), provisional: waiting },
            kpiOf('platform_gross_margin_pct', 72),
            kpiOf('decision_velocity_hours', null),
          ],
        },
      )
      await publishSummaryAt(other.table, Date.parse(asOf) + 60_000, summary)
    })

    test('KPIs say up to when they are, and that an alert is still within its two hours', async () => {
      for (const asked of [{}, { period: OCTOBER }, { window: 'semi_annual' }] as const) {
        const { data } = await other.ask('listKpis', asked)
        expect(data.kpis.map(({ bound, provisional }) => [bound, provisional])).toEqual([
          ['provisional', `${words} ${waiting}`],
          ['provisional', words],
          [null, null],
        ])
      }
      const { data } = await other.ask('listKpis', { period: NEWEST })
      expect(data.kpis.map(({ bound, provisional }) => [bound, provisional])).toEqual([[null, null]])
    })

    test('the overview and a tenant mark each figure of it, and no null', async () => {
      const { data } = await other.ask('readOverview', {})
      expect(data.timeframe.provisional).toBe(words)
      expect(data.bounds).toMatchObject({
        'business_metrics.gross_margin_pct': 'provisional',
        'business_metrics.total_cost_cents': 'provisional',
        'system_health.health_score': 'provisional',
      })
      expect(Object.keys(data.bounds)).not.toContain('deliverability.issues_monitored')
      const { json } = await other.get(`${SYSTEM}/tenants/${A}/summary`, CFO)
      expect(json.data.bounds).toMatchObject({
        'deliverability.rate_30d': 'provisional',
        'cost_analysis.total_cost_cents': 'provisional',
      })
    })

    test('opportunities are counted by what they gain, the same in both answers', async () => {
      const { business_metrics } = (await other.ask('readOverview', {})).data
      const { data } = await other.ask('readCostOptimization', {})
      expect(data.opportunity_counts).toEqual({ cost: 1, price: 2, none: 0 })
      expect(data.optimization_opportunities).toHaveLength(3)
      expect(business_metrics).toMatchObject({
        ...{ cost_optimization_opportunities: 1, price_adjustment_opportunities: 2 },
      })
    })
  })
})

test('an answer comes in a form that its address has, or is refused by naming those', async () => {
  const asked = async (path: string, accept: string) => {
    const { status, headers, text } = await served.get(path, { ...CFO, headers: { accept } })
    return status === 200 ? headers['content-type'] : `${status} ${JSON.parse(text).error.message}`
  }
  const refused = (has: string) =>
    `406 The Accept header allows nothing that this address has: it has ${has}.`
  for (const accept of ['text/csv', 'text/html']) {
    expect(await asked(`${SYSTEM}/overview`, accept)).toBe(refused('application/json'))
  }
  const file = `/api/v1/figures.csv?period=${NEWEST}`
  expect(await asked(file, 'application/json')).toBe(refused('text/csv'))
  expect(await asked(file, 'text/csv')).toBe('text/csv; charset=utf-8')
  expect(await asked('/api/v1/figures', 'text/html')).toBe(refused('application/json and text/csv'))
  expect(await asked('/api/v1/errors/ACCESS_DENIED', 'application/json')).toBe(refused('text/html'))
})
