// A summary holds whatever is missing upstream: every null has its reason, and what nobody could look at is no zero.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BusinessEvent } from '../../../shared/events/business-events.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { randomInputs, SEED, TENANT_IDS } from '../../worlds/random-world.ts'
import { A, PERIOD, subscription } from '../../worlds/world.ts'
import { faultsIn } from './faults-in.ts'
import {
  costMonth,
  costRun,
  delivered,
  HISTORY,
  NO_EVENTS,
  NO_POSTHOG,
  summary,
  tenantOf,
} from './summary-world.ts'

const SOURCES = [
  'vps_instances.approximate_cost',
  'smtp_ip_addresses.approximate_cost',
  'domain_ip_assignments',
  'billing_analytics',
  'deliverability_daily_summary',
  'deliverability_daily_summary.emails_spam',
  'payments',
  'plans',
  'subscriptions',
  'tenants',
  'companies.tenant_id',
]

test('whatever is missing, odd or absent: every null has its reason, and every number is one', () => {
  const deliveries = fc.array(
    fc.record({
      tenantId: fc.constantFrom(...TENANT_IDS, null),
      sentEmails: fc.nat(3),
      bounced: fc.nat(3),
      unknownDays: fc.constantFrom(0, 0, 1),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      fc.option(randomInputs),
      fc.subarray(SOURCES),
      deliveries,
      fc.boolean(),
      (upstream, missing, rows, isRead) => {
        const deliverability = rows.map(({ tenantId, sentEmails, bounced, unknownDays }) =>
          delivered(tenantId, sentEmails, bounced, 0, { unknownDays }),
        )
        const inputs = { ...(upstream ?? { tenants: [] }), missing: new Set(missing) }
        const events = isRead ? NO_EVENTS : NO_POSTHOG
        expect(faultsIn(summary(inputs, { deliverability, events }))).toEqual([])
      },
    ),
    { seed: SEED, numRuns: 60 },
  )
})

test('what a missing table hides is no saving of zero: null with its reason, for the platform and for the tenant', () => {
  const zero = { lowCents: 0, highCents: 0 }
  const whole = summary({})
  expect(whole.savings).toMatchObject({ savings: zero, priceAdjustments: zero })
  expect(tenantOf(whole, A).figures.savings).toMatchObject(zero)
  const unplaced = summary({ missing: new Set(['domain_ip_assignments']) })
  expect(unplaced.savings).toMatchObject({
    savings: { highCents: null, words: null },
    missing: { savings: { code: 'source_missing' } },
  })
  const unpriced = summary({ subscriptions: [subscription(A, null)], missing: new Set(['plans']) })
  expect(unpriced.savings).toMatchObject({
    savings: zero,
    priceAdjustments: { highCents: null },
    missing: { savings: null, priceAdjustments: { code: 'source_missing' } },
  })
  expect(tenantOf(unpriced, A).figures).toMatchObject({
    savings: { highCents: null, words: null },
    nulls: { savings: { code: 'source_missing' } },
  })
  const dark = summary({
    platformCosts: null,
    missing: new Set(['vps_instances.approximate_cost', 'smtp_ip_addresses.approximate_cost']),
  })
  expect(faultsIn(dark)).toEqual([])
})

describe('the savings of cost_optimization events, of which none is not zero', () => {
  const saved = (name: BusinessEvent['name'], savings: unknown, atMs = PERIOD.endMs - 1, tenant = A) => ({
    uuid: `${name}/${savings}`,
    name,
    atMs,
    tenantIdText: tenant,
    properties: { savings_amount: savings },
  })
  const kpiOf = (...events: BusinessEvent[]) => {
    const run = costRun({ platformCosts: [] })
    const costHistory = HISTORY.map((month) => costMonth(month, null)).with(-2, {
      ...costMonth('2025-10', run),
      platform: { totalCostCents: 10_000, revenueCents: 0 },
    })
    const { kpis } = summary({}, { costHistory, events: { ...NO_EVENTS, events } })
    return kpis.find(({ id }) => id === 'cost_optimization_savings_pct')
  }

  test('are null without an event of a tenant that exists in the month', () => {
    const none = { value: null, met: null, missing: { code: 'no_events' } }
    expect(kpiOf()).toMatchObject(none)
    // The executive summary of the platform and of a tenant says the same.
    const { sections, platform, tenants } = summary({})
    for (const told of [sections, ...tenants.map((one) => one.sections)]) {
      expect(told.executive.keyMetrics.costOptimizationSavings).toBeNull()
    }
    expect(platform.nulls.optimizationSavingsCents?.code).toBe('no_events')
    expect(kpiOf(saved('efficiency_metrics', 5))).toMatchObject(none)
    expect(kpiOf(saved('cost_optimization', 5, PERIOD.startMs - 1))).toMatchObject(none)
    expect(kpiOf(saved('cost_optimization', 5, PERIOD.endMs))).toMatchObject(none)
    expect(kpiOf(saved('cost_optimization', 5, PERIOD.startMs, 'nobody'))).toMatchObject(none)
  })

  test('are null where no event says an amount, and the sum where one does, be it zero', () => {
    expect(kpiOf(saved('cost_optimization', 'much'))?.missing?.code).toBe('no_readable_amount')
    expect(kpiOf(saved('cost_optimization', 0))).toMatchObject({ value: 0, met: false, missing: null })
    expect(
      kpiOf(saved('cost_optimization', 12.5, PERIOD.startMs), saved('cost_optimization', 'much')),
    ).toMatchObject({
      value: 12.5,
      met: true,
    })
  })
})

test('a month without a cost run is why a quarter has no cost part, and not its prices', () => {
  const quarter = { id: '2025-Q4', months: ['2025-10', '2025-11'] }
  const { platform, sections } = summary({}, { span: quarter, startMs: parsePeriod('2025-10').startMs })
  expect(platform.nulls.costHealthPart).toEqual(platform.nulls.totalCostCents)
  expect(platform.nulls.costHealthPart?.message).toContain('2025-10')
  expect(sections.executive.overallBusinessHealth.parts[1]?.missing).toEqual(platform.nulls.costHealthPart)
})
