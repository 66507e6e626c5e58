// A small month, worked by hand: two tenants on one server, one server that nobody uses, a tenant without anything.
import { describe, expect, test } from '@jest/globals'
import { A, assignment, B, C, ip, payment, sent, subscription, vps } from '../../worlds/world.ts'
import { costMonth, costRun, delivered, HISTORY, NO_POSTHOG, summary, tenantOf } from './summary-world.ts'

/** v1 costs $100 and carries A and B; v2 costs $50, its one IP $2, and carries nobody. Each tenant: $50 + $3. */
const UPSTREAM = {
  vps: [vps('v1', 10_000), vps('v2', 5000)],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 300), ip('i3', 'v2', 200, { status: 'available' })],
  assignments: [assignment('i1', A), assignment('i2', B)],
  subscriptions: [subscription(A, 20_000), subscription(B, 4000)],
  payments: [payment(A, 20_000), payment(B, 4000)],
  usage: [sent(A, 1000), sent(B, 1000)],
}
const DELIVERIES = [delivered(A, 1000, 20, 1), delivered(B, 1000, 110)]
const month = (change = {}) => summary(UPSTREAM, { deliverability: DELIVERIES, ...change })

describe('a month', () => {
  test('of tenant A: $1.25 of $200 at risk, cost $53 of a price of $200', () => {
    expect(tenantOf(month(), A).figures).toMatchObject({
      tenantName: 'Tenant A',
      revenueCents: 20_000,
      totalCostCents: 5300,
      listPriceCents: 20_000,
      bounceRate: 0.02,
      deliverabilityRisk: 'acceptable',
      estimatedRevenueLossCents: 125,
      potentialSavingsCents: 100,
      protectedRevenueCents: 100,
      revenueRiskScore: 0.00625,
      revenueHealth: 'Excellent',
      revenueHealthPart: 96.88,
      costHealthPart: 73.5,
      healthScore: 85.19,
      operationsHealthPart: null,
      savings: { lowCents: 0, highCents: 0, words: '$0 a month' },
    })
  })

  test('of tenant B: 11 % bounced, $5.50 of $40 at risk, cost $13 above its price', () => {
    const { figures, sections } = tenantOf(month(), B)
    expect(figures).toMatchObject({
      bounceRate: 0.11,
      deliverabilityRisk: 'critical_action_required',
      revenueRiskScore: 0.1375,
      revenueHealth: 'Monitor',
      healthScore: 15.63,
      savings: { lowCents: 0, highCents: 1300, words: '$0-13 a month' },
    })
    expect(sections.revenueProtection).toMatchObject({
      impact: { lowCents: 110, highCents: 550 },
      approximateImpact: '$1-6 potential impact',
      processFollowUpRequired: true,
    })
    expect(sections.costOptimization.opportunities.map(({ id }) => id)).toEqual([
      `cost_above_list_price:${B}`,
    ])
    expect(sections.executive.criticalAlerts.map(({ id }) => id)).toEqual([`bounce_rate_critical:${B}`])
    expect(sections.executive.overallBusinessHealth.parts.map(({ name }) => name)).toEqual([
      'revenue',
      'cost',
    ])
  })

  test('of the platform: sums first, ratios last', () => {
    const { platform, kpis } = month()
    expect(platform).toMatchObject({
      revenueCents: 24_000,
      totalCostCents: 15_800,
      grossMarginPct: 34.17,
      ipsInService: 2,
      ipsOnPaidVps: 3,
      bounceRate: 0.065,
      deliverabilityRisk: 'monitoring_needed',
      estimatedRevenueLossCents: 675,
      revenueHealthPart: 85.94,
      costHealthPart: 55.83,
      operationsHealthPart: 66.67,
      healthScore: 69.48,
    })
    expect(kpis.map(({ id, value, met }) => [id, value, met])).toEqual([
      ['revenue_protection_rate', null, null],
      ['cost_optimization_savings_pct', null, null],
      ['operational_efficiency_score', 66.67, false],
      ['decision_velocity_hours', null, null],
      ['platform_gross_margin_pct', 34.17, false],
    ])
  })

  test('the server that nobody uses and the tenant above its price are found, and nothing else is', () => {
    const { opportunities, savings, alerts } = month()
    expect(opportunities.map(({ id, lowCents, highCents }) => [id, lowCents, highCents])).toEqual([
      ['idle_vps:v2', 5000, 5200],
      [`cost_above_list_price:${B}`, 0, 1300],
    ])
    expect(savings.savings).toEqual({ lowCents: 5000, highCents: 5200, words: '$50-52 a month' })
    expect(alerts.map(({ id }) => id)).toEqual([
      `bounce_rate_critical:${B}`,
      `cost_above_list_price:${B}`,
      'idle_vps:v2',
    ])
  })

  test('actions are suggestions with their reason: critical alerts first, then opportunities by rank, each once', () => {
    const [first, second, third, ...others] = month().sections.executive.recommendedActions
    expect(first).toMatch(/^Review: Tenant B: bounce rate 11 %/)
    expect(second).toMatch(/^Consider: VPS hw-v2 has no IP in service \(\$50-52 a month\)\. It is active/)
    expect(third).toMatch(/^Consider: Tenant B costs more than its list price/)
    expect(others).toEqual([])
  })

  test('a tenant without deliveries, revenue or price has nulls with reasons, and is a row', () => {
    const { figures } = tenantOf(month(), C)
    expect(figures).toMatchObject({
      revenueCents: 0,
      totalCostCents: 0,
      listPriceCents: null,
      deliverabilityRisk: 'no_data',
      revenueHealth: 'unknown',
      healthScore: null,
    })
    const nullFields = Object.entries(figures).flatMap(([field, value]) => (value === null ? field : []))
    expect(Object.keys(figures.nulls).sort()).toEqual(nullFields.sort())
    expect(figures.nulls.operationsHealthPart?.code).toBe('platform_only')
  })

  test('is complete when every source answered, and carries both sentences, its method and its sources', () => {
    const { dataQuality, approximation, costRuns, warnings } = month()
    expect(dataQuality).toBe('complete')
    expect(approximation).toMatchObject({ quality: 'complete', methodId: 'summary:4', missingSources: [] })
    expect(approximation.statements).toHaveLength(2)
    expect(approximation.methodText).toContain('assumed 80 % of it can be protected')
    expect(approximation.sources.at(-1)).toEqual({ name: 'posthog', rows: 0, latest: null, ageHours: null })
    expect(costRuns).toEqual([{ period: '2025-11', runId: 'run-2025-11' }])
    expect(warnings).toEqual([])
  })

  test('without events it is partial, names the source, and every other figure stands', () => {
    const [before, after] = [month(), month({ events: NO_POSTHOG })]
    expect(after).toMatchObject({
      dataQuality: 'partial',
      systemHealth: { limited: [NO_POSTHOG.limited] },
      events: { read: null, missing: { code: 'source_unavailable' } },
    })
    expect(after.approximation.missingSources).toEqual(['posthog'])
    expect(after.platform.nulls.criticalIssues?.message).toBe('posthog: It is not configured.')
    expect(after.opportunities).toEqual(before.opportunities)
    expect(after.platform.healthScore).toBe(before.platform.healthScore)
  })

  test('an unknown cost makes it partial', () => {
    const upstream = { ...UPSTREAM, vps: [vps('v1', null), vps('v2', 5000)] }
    expect(summary(upstream)).toMatchObject({ dataQuality: 'partial', platform: { costComplete: false } })
  })

  test('says nothing that a modeled figure cannot', () => {
    const text = JSON.stringify(month())
    expect(text).not.toMatch(/\b(exact|guarantee|real-time|canonical|actual bill)/i)
  })
})

describe('a quarter', () => {
  const october = costRun(
    {
      ...UPSTREAM,
      payments: [
        payment(A, 30_000, { billingStartMs: Date.UTC(2025, 9, 5), billingEndMs: Date.UTC(2025, 10, 5) }),
      ],
    },
    '2025-10',
  )
  const quarter = (costRuns = [october, costRun(UPSTREAM)]) =>
    month({
      span: { id: '2025-Q4', months: ['2025-10', '2025-11'] },
      startMs: Date.UTC(2025, 9, 1),
      costRuns,
      costHistory: HISTORY.map((id) => costMonth(id, costRuns.find(({ period }) => period === id) ?? null)),
      deliverability: [...DELIVERIES, delivered(A, 3000, 180, 0, { month: '2025-10' })],
    })

  test('adds the months up and divides the sums', () => {
    expect(tenantOf(quarter(), A).figures).toMatchObject({
      revenueCents: 50_000,
      totalCostCents: 10_600,
      listPriceCents: 40_000,
      trackedEmails: 4000,
      bounceRate: 0.05,
      deliverabilityRisk: 'acceptable',
      costHealthPart: 73.5,
    })
    expect(quarter()).toMatchObject({
      period: '2025-Q4',
      platform: { revenueCents: 54_000, totalCostCents: 31_600 },
      costRuns: [{ runId: 'run-2025-10' }, { runId: 'run-2025-11' }],
      // Savings are those of a month, as of the last.
      savings: { savings: { lowCents: 5000, highCents: 5200 } },
    })
    // $10.25 may be lost, an assumed $8.20 of it protected: $4.10 a month.
    expect(tenantOf(quarter(), A).figures.estimatedRevenueLossCents).toBe(1025)
    expect(tenantOf(quarter(), A).sections.executive.keyMetrics.monthlyRevenueProtection).toBe(410)
  })

  test('a month without a cost run makes its sums null, and is named', () => {
    const { platform, dataQuality, approximation, warnings, tenants } = quarter([costRun(UPSTREAM)])
    expect(platform).toMatchObject({ revenueCents: null, totalCostCents: null, grossMarginPct: null })
    expect(platform.nulls.totalCostCents).toEqual({
      code: 'month_without_run',
      message: '2025-10: No cost run is published for this month.',
    })
    expect(tenants[0]?.figures).toMatchObject({
      totalCostCents: null,
      costComplete: false,
      trackedEmails: 4000,
    })
    expect(dataQuality).toBe('partial')
    expect(approximation.missingSources).toEqual(['cost run 2025-10'])
    expect(warnings.map(({ code }) => code)).toEqual(['month_without_costs'])
  })
})

describe('trends', () => {
  const run = costRun(UPSTREAM)
  const rising = (id: string, index: number) => {
    const dearer = costMonth(id, run)
    const totalCostCents = 10_000 + 1000 * index
    return {
      ...dearer,
      tenants: new Map([[A, { totalCostCents, revenueCents: 20_000 }]]),
      restatedFrom:
        id === '2025-08'
          ? {
              tenants: new Map([[A, { totalCostCents: 1, revenueCents: 2 }]]),
              platform: { totalCostCents: 3, revenueCents: 4 },
            }
          : null,
    }
  }
  const trends = (change = {}) =>
    tenantOf(month({ costHistory: HISTORY.map(rising), ...change }), A).figures.trends

  test('cost rises over every window, with what a restatement replaced', () => {
    const cost = trends().filter(({ measure }) => measure === 'total_cost')
    expect(cost.map(({ months, direction }) => [months, direction])).toEqual([
      [3, 'increasing'],
      [6, 'increasing'],
      [12, 'increasing'],
    ])
    expect(cost[2]?.points?.find(({ period }) => period === '2025-08')).toEqual({
      period: '2025-08',
      value: 18_000,
      restatedFrom: 1,
    })
    expect(tenantOf(month({ costHistory: HISTORY.map(rising) }), A).sections.strategicPlanning).toMatchObject(
      {
        planningInsights: expect.arrayContaining([
          expect.stringMatching(/^Total cost \(modeled\): increasing/),
        ]),
        strategicRecommendations: [
          expect.stringMatching(/^Modeled cost rises while billed revenue does not/),
        ],
      },
    )
  })

  test('an open month is no point of what still grows in it', () => {
    const asOfMs = Date.UTC(2025, 10, 5)
    const directions = (change: object) =>
      Object.fromEntries(
        trends(change).flatMap(({ measure, months, direction }) =>
          months === 3 ? [[measure, direction]] : [],
        ),
      )
    expect(directions({})).toMatchObject({ total_cost: 'increasing', revenue: 'stable' })
    expect(directions({ asOfMs })).toMatchObject({ total_cost: 'increasing', revenue: 'insufficient_data' })
  })
})

test('incidents lie on the servers that events name, and are told of the platform and of no tenant', () => {
  const outcome = (tenantIdText: string, name: string, ipId: string) => ({
    tenantIdText,
    outcome: name,
    incidents: 4,
    costImpactDollars: 0.5,
    ipId,
    vpsId: null,
  })
  const outcomes = [
    outcome(A, 'blocked', 'i1'),
    outcome(A, 'delivered', 'i1'),
    outcome('nobody', 'bounced', 'i1'),
    outcome(B, 'spam', 'i9'),
  ]
  const found = month({ events: { status: 'read', events: [], outcomes, latestMs: null } })
  expect(
    found.vps.map(({ vpsId, incidents, incidentCostImpactCents }) => [
      vpsId,
      incidents,
      incidentCostImpactCents,
    ]),
  ).toEqual([
    ['v1', 4, 50],
    ['v2', 0, 0],
  ])
  expect(found.events).toMatchObject({ read: 16, ofUnknownTenants: 4, ofUnknownResources: 4 })
  expect(found.platform.criticalIssues).toBe(8)
  const told = ({ revenueProtection }: typeof found.sections) =>
    revenueProtection.directionalRiskIndicators.filter((text) => text.includes('correlated'))
  expect(told(found.sections)).toEqual([
    'Delivery trouble correlated with VPS hw-v1: 4 incidents (bounced, spam or blocked), on IP 192.0.2.2, reported impact $0.50; $240.00 of billed revenue is behind it.',
  ])
  expect(found.tenants.flatMap(({ sections }) => told(sections))).toEqual([])
  expect(told(month({ events: NO_POSTHOG }).sections)[0]).toContain('(modeled)')
})

test('without a delivery outcome event of anybody incidents are unknown, on servers as on the platform, and no zero', () => {
  const { vps, platform } = month({ events: { status: 'read', events: [], outcomes: [], latestMs: null } })
  expect(platform.criticalIssues).toBeNull()
  for (const { incidents, nulls } of vps) {
    expect([incidents, nulls.incidents?.code]).toEqual([null, 'incidents_unknown'])
  }
})
