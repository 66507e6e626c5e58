// What the monthly and the quarterly review ask for: every rule on both sides of its condition, and the wording of all.
import { describe, expect, test } from '@jest/globals'
import type { AlertFacts } from '../../../shared/alerts/alert-facts.ts'
import { ALERT_RULES, ruleNamed } from '../../../shared/alerts/alert-rules.ts'
import { findAlerts } from '../../../shared/alerts/find-alerts.ts'
import { cycleOf } from '../../../shared/alerts/lifecycle/look.ts'
import { notLookedAt } from '../../../shared/alerts/lifecycle/not-looked-at.ts'
import { findStandingAlerts } from '../../../shared/alerts/standing/find-standing-alerts.ts'
import type { StandingFacts, SummaryOfReview } from '../../../shared/alerts/standing/standing-facts.ts'
import { varianceRows } from '../../../shared/budgets/variance-rows.ts'
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../../shared/contract/decisions/initiative.ts'
import type { StrategicAlert } from '../../../shared/contract/summary/alert.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { line } from '../budgets/budget-world.ts'
import { INITIATIVE, proposed } from '../decisions/decision-world.ts'
import { benchmark, burned, find, ipUse, price, vendorRow, vpsUse } from '../savings/facts.ts'
import { ACME, BIRCH } from './alert-world.ts'
import { bounceTrend, QUARTER, QUIET, QUIET_SUMMARY, tenantSummary } from './standing-world.ts'

type Change = Partial<Omit<StandingFacts, 'summary'>> & { readonly summary?: Partial<SummaryOfReview> }
const found = ({ summary, ...change }: Change): StrategicAlert[] =>
  findStandingAlerts({ ...QUIET, ...change, summary: { ...QUIET_SUMMARY, ...summary } })
const ids = (change: Change): string[] => found(change).map(({ id }) => id)

const approved = (reviewOn: string): Decision => ({
  ...proposed(),
  status: 'approved',
  decided: { by: 'ceo', at: '2026-07-02T00:00:00Z', verdict: 'approved', why: 'Agreed.' },
  reviewOn,
})
const done = (expected: Initiative['expected'], actualCents: number | null): Initiative => {
  const at = '2026-10-05T00:00:00Z'
  const outcome = { actualCents, words: 'Done.', by: 'ben', at }
  const versions = { id: proposed().id, version: 3, changedBy: 'ben', changedAt: at }
  return {
    ...INITIATIVE,
    ...versions,
    expected,
    status: 'done',
    created: { by: 'ben', at },
    ended: { by: 'ben', at },
    outcome,
  }
}
const variance = (actualCents: number) =>
  varianceRows(
    [line({ dimension: 'tenant', member: ACME, cents: 10_000 }), line({ member: 'growth', cents: 10_000 })],
    {
      spans: [spanOf('2026-10')],
      firstMonth: 1,
      actualsThrough: '2026-10',
      materiality: { amountCents: 1_000, percent: 5, passed: 'both' },
      actualOf: () => ({ cents: actualCents, bound: null, missing: null }),
    },
  )
const idle = find({ vps: [vpsUse('v', 1_000, []), vpsUse('w', 100, [ipUse('i', 1)])] })
const savings = {
  ...QUIET_SUMMARY.savings,
  savings: { lowCents: 1_000, highCents: 2_000, words: '$10-20 a month' },
}
const dear = find({ vendors: [vendorRow(900_000, 1_000)], benchmarks: [benchmark(1_000, 10_000)] })
const list = { version: 'v7', importedAt: '2026-10-31T23:59:59Z', lines: 3 }
const atRisk = (period: string, revenueHealth: 'Good' | 'Critical Action Required') => ({
  period,
  tenants: [{ tenantId: ACME, revenueHealth, deliverabilityRisk: 'acceptable' as const }],
})

test('a quiet month and a quiet quarter have none', () => {
  expect(ids({})).toEqual([])
  expect(ids({ summary: QUARTER })).toEqual([])
})

describe('monthly', () => {
  test('a decision is due for review in the month of its day, and overdue after it; both are one alert', () => {
    const on = (day: string) => ids({ decisions: [approved(day)] })
    const { id } = proposed()
    expect(on('2026-11-01')).toEqual([])
    expect([on('2026-10-31'), on('2026-10-20')]).toEqual([
      [`decision_review_due:${id}`],
      [`decision_review_due:${id}`],
    ])
    expect(on('2026-10-19')).toEqual([`decision_review_overdue:${id}`])
    expect(ids({ decisions: [proposed({ reviewOn: '2026-10-19' })] })).toEqual([])
    expect(ids({ decisions: null })).toEqual([])
  })

  test('bounces that rise over six months', () => {
    const of = (change: object) => found({ summary: { tenants: [tenantSummary(change)] } })
    expect(of(bounceTrend('stable'))).toEqual([])
    expect(of(bounceTrend('increasing'))).toMatchObject([
      {
        id: `deliverability_trend:${ACME}`,
        tenantId: ACME,
        detail: 'Over the last 6 months its bounce rate goes up, by 12.5 % of its median.',
      },
    ])
    expect(of(bounceTrend('increasing', null))[0]?.detail).toMatch(/goes up\.$/)
  })

  test('all that could be saved, as one', () => {
    expect(found({ summary: { opportunities: idle, savings } })).toMatchObject([
      { id: 'cost_opportunities:platform', title: '1 cost opportunity: $10-20 a month' },
    ])
  })

  test('a vendor above a public price, and a list of prices imported in the month', () => {
    expect(ids({ summary: { opportunities: dear } })).toEqual(['vendor_above_benchmark:hostwinds'])
    expect(ids({ benchmarks: list })).toEqual(['benchmarks_updated:v7'])
    expect(ids({ benchmarks: { ...list, importedAt: '2026-11-01T00:00:00Z' } })).toEqual([])
  })

  test('an adverse variance over the threshold: of a tenant to its people, of all else to the platform’s', () => {
    expect(ids({ variance: variance(10_900) })).toEqual([])
    expect(ids({ variance: variance(5_000) })).toEqual([])
    const alerts = found({ variance: variance(12_000), summary: { tenants: [tenantSummary()] } })
    expect(alerts.map(({ rule, tenantId }) => [rule, tenantId])).toEqual([
      ['over_budget', null],
      ['tenant_over_budget', ACME],
    ])
    expect(alerts[1]?.title).toMatch(/^Acme: /)
    expect(alerts[1]?.detail).toContain('Modeled $120.00 against a budget of $100.00')
  })
})

describe('quarterly', () => {
  test('a tenant at risk in two of the months or more', () => {
    const months = [atRisk('2026-10', 'Critical Action Required'), atRisk('2026-11', 'Good')]
    const of = (monthsAtRisk: StandingFacts['monthsAtRisk']) =>
      found({ monthsAtRisk, summary: { ...QUARTER, tenants: [tenantSummary()] } })
    expect(of(months)).toEqual([])
    expect(of([...months, atRisk('2026-12', 'Critical Action Required')])).toMatchObject([
      {
        id: `risk_pattern:${ACME}`,
        detail: expect.stringContaining('In 2 of 3 months its modeled revenue at risk'),
      },
    ])
    expect(of(null)).toEqual([])
  })

  test('what initiatives that were done came to, against what was expected', () => {
    const [outcome] = found({
      summary: QUARTER,
      initiatives: [done({ lowCents: 1_000, highCents: 2_000 }, 1_500), done(null, null)],
    })
    expect(outcome).toMatchObject({
      id: 'optimization_outcome:2026-Q4',
      title: '2 initiatives done in 2026-Q4',
      detail:
        '1 initiative with both: modeled $10.00 to $20.00 a month, came to $15.00. 1 initiative without an amount so far.',
    })
  })

  test('vendors are reviewed once there are two to compare', () => {
    const vendors = (...some: string[]) => ({
      ...QUARTER,
      vendors: {
        vendors: some.map((vendor) => ({ ...vendorRow(1, 1), vendor, bounceRate: 0.0123 })),
        note: '',
      },
    })
    expect(ids({ summary: vendors('a') })).toEqual([])
    expect(found({ summary: vendors('a', 'b') })[0]?.detail).toContain('a $1, 1.23 % bounced; b $1')
  })
})

describe('the wording of every rule', () => {
  const tenants: AlertFacts['tenants'] = (['critical_action_required', 'monitoring_needed'] as const).map(
    (risk) => ({
      tenantId: risk,
      tenantName: null,
      trackedEmails: 10,
      bouncedEmails: 2,
      deliverabilityRisk: risk,
      estimatedRevenueLossCents: 30,
      revenueCents: 100,
      revenueHealth: 'Critical Action Required',
    }),
  )
  const systemHealth: AlertFacts['systemHealth'] = {
    status: 'degraded',
    runs: { published: 1, failed: 0, refused: 0 },
    sources: [{ name: 'deliverability_daily_summary', rows: 1, latest: '2026-01-01T00:00:00Z', ageHours: 1 }],
    limited: [{ name: 'posthog', reason: 'It did not answer.', lastGood: null }],
    monthsWithoutData: [{ period: '2026-06', source: 'cost_runs' }],
  }
  const sections = {
    strategicPlanning: { planningInsights: ['Cost rises.'] },
  } as unknown as SummaryOfReview['sections']
  const all = [
    ...findAlerts({
      tenants,
      badDeliverability: [{ tenantId: 't', tenantName: null, why: 'More bounced than were sent.' }],
      opportunities: [...idle, ...find({ tenants: [price('t', 100, 101)] })],
      vps: [vpsUse('v', 900, [burned('a', 1), burned('b', 1), burned('c', 1)])],
      month: '2026-10',
      vpsBefore: [vpsUse('v', 100, [])],
      systemHealth,
      asOfMs: Date.UTC(2026, 10, 1),
      settings: DEFAULT_SETTINGS,
    }),
    ...found({
      decisions: [approved('2026-10-19'), approved('2026-10-21')],
      benchmarks: list,
      variance: variance(12_000),
      summary: {
        opportunities: [...idle, ...dear],
        savings,
        tenants: [tenantSummary(bounceTrend('increasing'))],
      },
    }),
    ...found({
      initiatives: [done(null, 1)],
      monthsAtRisk: ['2026-10', '2026-11'].map((month) => atRisk(month, 'Critical Action Required')),
      summary: {
        ...QUARTER,
        sections,
        tenants: [tenantSummary()],
        vendors: { vendors: [vendorRow(1, 1), vendorRow(1, 1)], note: '' },
      },
    }),
  ]
  const wordsOf = new Map(all.map(({ rule, title, detail }) => [rule, `${title} ${detail}`]))

  test.each(Object.keys(ALERT_RULES))('%s says modeled where it is, and never more than is known', (name) => {
    const words = wordsOf.get(name) ?? 'not found'
    const modeled = ruleNamed(name)?.modeled ?? null
    expect(words).not.toBe('not found')
    expect(/modeled/i.test(words)).toBe(modeled !== null)
    if (modeled !== null) expect(modeled).toMatch(/modeled/i)
    expect(`${words} ${modeled}`).not.toMatch(/\bexact|actual bill|guarantee|real-time|canonical/i)
  })
})

describe('what a summary could not judge', () => {
  const summary = {
    months: ['2026-10'],
    asOf: '2026-10-20T00:00:00Z',
    costRuns: [{ period: '2026-10', runId: 'r' }],
    tenants: [tenantSummary()],
    vps: [vpsUse('v', 1, [ipUse('i', null)])],
    systemHealth: {
      status: 'healthy' as const,
      runs: { published: 1, failed: 0, refused: 0 },
      sources: [],
      limited: [],
      monthsWithoutData: [],
    },
  }
  const facts: StandingFacts = { ...QUIET, benchmarks: list, monthsAtRisk: [] }
  const judged = (change: object, hasMonthBefore = true, standing = facts) =>
    notLookedAt({ ...summary, ...change }, hasMonthBefore, standing)

  test('is nothing of a complete one, but prices that are unknown', () => {
    expect(judged({})).toEqual({ rules: new Set(), ids: new Set(['price_rise:i:2026-10']) })
  })

  test('is a tenant’s own unknown figure, and nobody else’s', () => {
    const tenants = [
      tenantSummary({ deliverabilityRisk: null, costComplete: false }),
      tenantSummary({ tenantId: BIRCH }),
    ]
    expect([...judged({ tenants, vps: [] }).ids]).toEqual([
      `bounce_rate:${ACME}`,
      `deliverability_trend:${ACME}`,
      `cost_above_list_price:${ACME}`,
    ])
  })

  test('is what leans on a source that is not there: a run, the month before, decisions', () => {
    expect([...judged({}, false).rules]).toEqual(['price_rise'])
    expect([...judged({}, true, { ...facts, decisions: null }).rules]).toEqual([
      'decision_review_overdue',
      'decision_review_due',
    ])
    const withoutRun = judged({ costRuns: [{ period: '2026-10', runId: null }] }).rules
    expect(withoutRun).toContain('cost_above_list_price')
    expect(withoutRun).not.toContain('bounce_rate_critical')
  })

  test('is deliveries in the first days of a month, when few have sent', () => {
    expect([...judged({ asOf: '2026-10-07T23:00:00Z' }).rules]).toEqual([
      'bounce_rate_critical',
      'bounce_rate_elevated',
      'revenue_at_risk',
      'bad_deliverability_data',
      'deliverability_trend',
      'vendor_above_benchmark',
    ])
    expect([...judged({ asOf: '2026-10-08T00:00:00Z' }).rules]).toEqual([])
  })
})

test('months have the monthly rules, quarters the quarterly ones', () => {
  expect([cycleOf('2026-10'), cycleOf('2026-Q4')]).toEqual(['monthly', 'quarterly'])
})
