// What events come to (figure book, section 6): scores from amounts, thresholds of activity, nothing made up.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { BusinessEvent, DeliveryOutcome } from '../../../shared/events/business-events.ts'
import { eventFigures, strategicActivity } from '../../../shared/events/event-figures.ts'
import { noEvents } from '../../../shared/events/event-tally.ts'
import { tallyEvents } from '../../../shared/events/tally-events.ts'
import type { KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'
import { SEED } from '../../worlds/random-world.ts'
import { A, B, PERIOD } from '../../worlds/world.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const WINDOWS = {
  startMs: PERIOD.startMs,
  lastMonthStartMs: PERIOD.startMs,
  activityStartMs: PERIOD.endMs - 90 * DAY_MS,
  asOfMs: PERIOD.endMs,
}
const GHOST = 'deadbeef-0000-4000-8000-000000000000'

let events = 0
const event = (
  name: BusinessEvent['name'],
  properties: BusinessEvent['properties'] = {},
  change: Partial<BusinessEvent> = {},
): BusinessEvent => {
  events += 1
  return { uuid: `event-${events}`, name, atMs: PERIOD.startMs, tenantIdText: A, properties, ...change }
}
const impact = (amount: unknown, type: unknown, change: Partial<BusinessEvent> = {}) =>
  event('revenue_impact', { impact_amount: amount, impact_type: type }, change)
const outcome = (name: string, incidents: number, tenantIdText: string | null = A): DeliveryOutcome => ({
  tenantIdText,
  outcome: name,
  incidents,
  costImpactDollars: null,
  ipId: null,
  vpsId: null,
})

const read = (
  given: readonly BusinessEvent[],
  outcomes: readonly DeliveryOutcome[] = [],
  listPriceCents: KnownOrReason<number> = 10_000,
) => {
  const warnings = new WarningLog()
  const reading = { status: 'read', events: given, outcomes, latestMs: null } as const
  const { byTenant, platform, counts } = tallyEvents(reading, WINDOWS, new Set([A, B]), warnings)
  const nulls = {}
  return {
    ...eventFigures(byTenant.get(A) ?? noEvents(), platform, listPriceCents, nulls),
    nulls,
    counts,
    platform,
    warnings: Object.fromEntries(warnings.list().map(({ code, count }) => [code, count])),
  }
}

describe('the business performance score', () => {
  test.each([
    [[impact(300, 'positive'), impact(100, 'negative')], 50],
    [[impact(300, 'positive'), impact(-100, 'negative')], 50],
    [[impact(5, 'negative')], -100],
    [[impact('19.99', 'positive')], 100],
    [[impact(1, 'positive'), impact(2, 'negative')], -33.33],
  ])('%# is (positive - negative) / (positive + negative)', (given, score) => {
    expect(read(given).businessPerformanceScore).toBe(score)
  })

  test('without events, or with nothing but zeros, it is null with the reason', () => {
    expect(read([])).toMatchObject({
      businessPerformanceScore: null,
      nulls: { businessPerformanceScore: { code: 'no_events' } },
    })
    expect(read([impact(0, 'positive')]).businessPerformanceScore).toBeNull()
  })

  test.each([
    ['12 dollars', 'positive'],
    [null, 'negative'],
    [5, 'neutral'],
    [5, undefined],
    [-5, 'positive'],
  ])('an impact of %j, %j cannot be read and is counted', (amount, type) => {
    const { businessPerformanceScore, warnings } = read([impact(amount, type), impact(1, 'positive')])
    expect(businessPerformanceScore).toBe(100)
    expect(warnings).toEqual({ event_number_unreadable: 1 })
  })

  test('it stays within -100 and 100, in whatever order events come', () => {
    const some = fc.tuple(fc.nat(1_000_000), fc.constantFrom('positive', 'negative'))
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 9 }), (given) => {
        const all = given.map(([amount, type]) => impact(amount / 100, type))
        const { businessPerformanceScore } = read(all)
        expect(Math.abs(businessPerformanceScore ?? 0)).toBeLessThanOrEqual(100)
        expect(read(all.toReversed()).businessPerformanceScore).toBe(businessPerformanceScore)
      }),
      { seed: SEED, numRuns: 100 },
    )
  })
})

describe('other figures of events', () => {
  test('critical issues are incidents, not groups of outcomes', () => {
    const outcomes = [
      outcome('bounced', 7),
      outcome('spam', 2),
      outcome('blocked', 1),
      outcome('delivered', 99),
    ]
    expect(read([], outcomes).criticalIssues).toBe(10)
  })

  test('without an event of their kind incidents and savings are not known; with one of anybody they are none', () => {
    const saved = (amount: unknown, tenantIdText = B) =>
      event('cost_optimization', { savings_amount: amount }, { tenantIdText })
    expect(read([])).toMatchObject({
      ...{ criticalIssues: null, optimizationSavingsCents: null, savingsPctOfListPrice: null },
      nulls: {
        criticalIssues: { code: 'no_events' },
        optimizationSavingsCents: { code: 'no_events' },
        savingsPctOfListPrice: { code: 'no_events' },
      },
    })
    expect(read([saved(5, GHOST)], [outcome('bounced', 3, GHOST)]).nulls).toMatchObject({
      ...{ criticalIssues: { code: 'no_events' }, optimizationSavingsCents: { code: 'no_events' } },
    })
    expect(read([saved('much')]).nulls).toMatchObject({
      optimizationSavingsCents: { code: 'no_readable_amount' },
    })
    expect(read([saved(5)], [outcome('delivered', 9, B)])).toMatchObject({
      ...{ criticalIssues: 0, optimizationSavingsCents: 0, savingsPctOfListPrice: 0 },
    })
  })

  test('savings of cost_optimization, against the list price; null at price 0', () => {
    const given = [
      event('cost_optimization', { savings_amount: '12.50' }),
      event('cost_optimization', { savings_amount: 2.5 }),
    ]
    expect(read(given)).toMatchObject({ optimizationSavingsCents: 1500, savingsPctOfListPrice: 15 })
    expect(read(given, [], 0)).toMatchObject({
      optimizationSavingsCents: 1500,
      savingsPctOfListPrice: null,
      nulls: { savingsPctOfListPrice: { code: 'no_list_price' } },
    })
    const gap = { code: 'no_active_subscription', message: 'None.' }
    expect(read(given, [], gap).nulls).toMatchObject({ savingsPctOfListPrice: gap })
  })

  test('the efficiency score is a mean, the decisions are of both families', () => {
    const given = [
      event('efficiency_metrics', { efficiency_score: 70 }),
      event('efficiency_metrics', { efficiency_score: '80.5' }),
      event('efficiency_metrics', { efficiency_score: 'good' }),
      event('strategic_decision'),
      event('strategic_decision_summary', { expected_outcome_range: '25-50_percent_improvement' }),
    ]
    expect(read(given)).toMatchObject({
      averageEfficiencyScore: 75.25,
      strategicDecisions: 2,
      warnings: { event_number_unreadable: 1 },
    })
    expect(read([])).toMatchObject({ averageEfficiencyScore: null, strategicDecisions: 0 })
  })

  test.each([
    [5, 'Low Strategic Activity'],
    [6, 'Moderate Strategic Activity'],
    [10, 'Moderate Strategic Activity'],
    [11, 'High Strategic Activity'],
  ])('%d events in 90 days are %s', (count, activity) => {
    expect(strategicActivity(count)).toBe(activity)
    const names = [
      'revenue_protection_trend',
      'cost_optimization_trend',
      'strategic_decision_summary',
    ] as const
    const given = Array.from({ length: count }, (_, n) => event(names[n % 3] ?? names[0]))
    expect(read([...given, event('strategic_decision'), event('efficiency_metrics')]).strategicActivity).toBe(
      activity,
    )
  })

  test('activity looks 90 days back to the millisecond, everything else over the window', () => {
    const at = (atMs: number) => event('strategic_decision_summary', {}, { atMs })
    const { platform, strategicDecisions } = read([
      at(WINDOWS.activityStartMs - 1),
      at(WINDOWS.activityStartMs),
      at(PERIOD.startMs - 1),
      at(PERIOD.startMs),
      at(PERIOD.endMs - 1),
      at(PERIOD.endMs),
    ])
    expect(platform.decisionSummaries).toBe(4)
    expect(strategicDecisions).toBe(2)
  })

  test('a range is read to its midpoint; one that cannot be read is counted and nothing is put in its place', () => {
    const savings = (range: unknown) => event('cost_optimization_trend', { approximate_savings_range: range })
    const { platform, counts, warnings } = read([
      savings('500-2000'),
      savings('$1K-2K'),
      savings('a lot'),
      event('cost_optimization_trend'),
      event('revenue_protection_trend', { approximate_impact_range: '1000-500' }),
    ])
    expect(platform).toMatchObject({ savingsRanges: 2, savingsMidpointCents: 275_000 })
    expect(counts).toMatchObject({ read: 5, unparsedRanges: 2 })
    expect(warnings).toEqual({ event_range_unreadable: 2 })
  })

  test('an event of nobody counts for nobody; a tenant id is one in whatever form it is written', () => {
    const { counts, platform, warnings } = read(
      [
        impact(1, 'positive', { tenantIdText: GHOST }),
        impact(1, 'positive', { tenantIdText: null }),
        impact(1, 'positive', { tenantIdText: 'acme' }),
        impact(1, 'positive', { tenantIdText: A.toUpperCase() }),
      ],
      [outcome('spam', 4, GHOST), outcome('spam', 2, B)],
    )
    expect(platform).toMatchObject({ positiveCents: 100, incidents: 2 })
    expect(counts).toMatchObject({ read: 10, ofUnknownTenants: 7 })
    expect(warnings).toEqual({ event_tenant_unknown: 7 })
  })

  test('an event that is read twice counts once', () => {
    const once = event('cost_optimization', { savings_amount: 10 })
    expect(read([once, once])).toMatchObject({ optimizationSavingsCents: 1000, counts: { read: 1 } })
  })

  test('events that could not be read make every figure null, with the source named', () => {
    const reason = { code: 'source_unavailable', message: 'posthog: it did not answer.' }
    const nulls = {}
    const figures = eventFigures(reason, reason, 10_000, nulls)
    expect(Object.values(figures)).toEqual(Object.values(figures).map(() => null))
    expect(Object.keys(nulls)).toEqual(Object.keys(figures))
  })
})
