// A summary as people read it: missing is never shown as zero, ranges stand with their confidence, and both sentences are there.
import { expect, test } from '@jest/globals'
import { shortSummaryPage, summaryPage } from '../../../../infra/commands/present/summary-page.ts'
import { tenantSummaryPage } from '../../../../infra/commands/present/tenant-summary-page.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import type { Opportunity } from '../../../../shared/contract/summary/opportunity.ts'
import type { BreakdownRow } from '../../../../shared/contract/summary/resources.ts'
import type { TenantSummary } from '../../../../shared/contract/summary/summary-figures.ts'
import { summaryOf } from '../../../functions/stores/summaries/sample-summaries.ts'
import { vpsUse } from '../../../shared/savings/facts.ts'

const opportunity = (id: string, change: Partial<Opportunity>): Opportunity => ({
  id,
  kind: 'idle_vps',
  rank: 1,
  title: `VPS ${id} has no IP in service`,
  rationale: 'None of its IPs is in service.',
  confidence: 'high',
  gain: 'cost',
  tenantId: null,
  vendor: null,
  resources: [],
  howLow: 'Its cost.',
  howHigh: 'Its cost and that of its IPs.',
  conditions: [],
  lowCents: 10_000,
  highCents: 14_000,
  words: '$100-140 a month',
  countedLowCents: 10_000,
  countedHighCents: 14_000,
  missing: null,
  ...change,
})
const missing = { code: 'unknown_cost', message: 'Its cost is not known.' }
const summary = summaryOf(1_000, {
  opportunities: [
    opportunity('one', {}),
    opportunity('two', { lowCents: null, highCents: null, words: null, missing }),
    opportunity('three', { gain: 'none', lowCents: null, highCents: null, words: null }),
  ],
  kpis: [
    {
      id: 'decision_velocity_hours',
      label: 'Decision velocity',
      unit: 'hours',
      value: null,
      target: 'under 48 hours',
      met: null,
      calculation: 'Median hours.',
      missing: { code: 'not_recorded', message: 'Decisions are not recorded yet.' },
    },
  ],
  costRuns: [
    { period: '2025-11', runId: '019ad735-8400-7005-9000-000000000000' },
    { period: '2025-12', runId: null },
  ],
})
const pages = {
  whole: summaryPage(summary),
  short: shortSummaryPage(summary),
  tenant: tenantSummaryPage(summary, summary.tenants[0] as TenantSummary),
}

test.each(Object.entries(pages))('the %s page has both sentences and the months without a run', (_, page) => {
  for (const statement of STATEMENTS) expect(page).toContain(statement)
  expect(page).toContain('none for 2025-12')
  expect(page).not.toMatch(/\b(exact|guaranteed|real-time|canonical|actual bill)\b/i)
})

test('opportunities stand with range and confidence; without an amount they say why', () => {
  expect(pages.whole).toMatch(/VPS one has no IP in service +│ \$100-140 a month +│ high/)
  expect(pages.whole).toMatch(/VPS two .*│ n\/a \(unknown_cost\)/)
  expect(pages.whole).toMatch(/VPS three .*│ no claim in dollars/)
})

test('a KPI without data is n/a with its reason, never zero', () => {
  expect(pages.whole).toMatch(/Decision velocity +│ n\/a +│ under 48 hours +│ n\/a/)
  expect(pages.whole).toContain('Decision velocity: Decisions are not recorded yet.')
})

test('a tenant has its four summaries', () => {
  for (const title of [
    'Executive summary',
    'Revenue protection',
    'Cost optimization',
    'Strategic planning',
  ]) {
    expect(pages.tenant).toContain(`${title}\n`)
  }
  expect(pages.tenant).toContain('savings that may be found: n/a')
})

test('cost by resource type, vendor and plan: five of each, the dearest first, savings where there are any', () => {
  const row = (
    by: BreakdownRow['by'],
    key: string,
    costCents: number | null,
    savingsHighCents: number | null,
  ) => ({
    by,
    key,
    costCents,
    savingsLowCents: savingsHighCents === null ? null : 0,
    savingsHighCents,
    emailsDelivered: null,
    missing: costCents === null ? missing : null,
  })
  const page = summaryPage(
    summaryOf(1_000, {
      breakdowns: [
        row('resource_type', 'ip', 10_000, 0),
        row('resource_type', 'vps', 50_000, 14_000),
        row('vendor', 'hostwinds', null, null),
        ...[1, 2, 3, 4, 5, 6].map((plan) => row('plan', `plan-${plan}`, plan * 100, null)),
        row('tier', 'gold', 123, null),
      ],
    }),
  )
  expect(page).toMatch(/vps +│ \$500.00 +│ \$0-140 a month/)
  expect(page).toMatch(/ip +│ \$100.00 +│ +│/)
  expect(page.indexOf('$500.00')).toBeLessThan(page.indexOf('$100.00'))
  expect(page).toMatch(/hostwinds +│ n\/a \(unknown_cost\)/)
  expect(page).toContain('plan-2')
  expect(page).not.toMatch(/plan-1|gold/)
  expect(page).toContain('... and 1 more (all of them with --json).')
  expect(page).toContain('Vendors: One vendor: there is nothing to compare.')
})

test('the three least used servers: one without an IP first, those that go away not', () => {
  const server = (vpsId: string, ips: number, ipsInService: number, status = 'active') =>
    vpsUse(vpsId, 1000, [], { ips, ipsInService, status, utilization: ips === 0 ? null : ipsInService / ips })
  const vps = [
    server('full', 4, 4),
    server('half', 4, 2),
    server('empty', 0, 0),
    server('idle', 4, 0),
    server('going', 4, 0, 'scheduled_for_decommission'),
  ]
  const page = summaryPage(summaryOf(1_000, { vps }))
  const said = page.split('\n\n').find((part) => part.includes('Least used VPS'))
  expect(said?.split('\n').slice(-3)).toEqual([
    '  empty: no IP on it, 0 of 0 IPs in service, $10.00 a month',
    '  idle: 0 % in use, 0 of 4 IPs in service, $10.00 a month',
    '  half: 50 % in use, 2 of 4 IPs in service, $10.00 a month',
  ])
})

test('a tenant whose cost is incomplete: at most its health, at least its cost, and provisional', () => {
  const [{ figures, sections }] = summary.tenants as [TenantSummary]
  const page = tenantSummaryPage(summary, { figures: { ...figures, costComplete: false }, sections })
  expect(page).toContain('business health at most 80 of 100 (provisional)')
  expect(page).toContain('modeled cost >= $10.00 (provisional)')
  expect(pages.tenant).not.toMatch(/at most|provisional|>=/)
})
