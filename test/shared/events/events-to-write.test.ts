// The events that a summary of an ended month gives rise to: both families, the documents' names, no event twice.
import { describe, expect, test } from '@jest/globals'
import { v5 } from 'uuid'
import { EVENT_NAMESPACE } from '../../../shared/events/build-event.ts'
import { BUSINESS_EVENTS, type EventToWrite } from '../../../shared/events/business-events.ts'
import { EVENT_PROPERTIES } from '../../../shared/events/event-properties.ts'
import { eventsToWrite } from '../../../shared/events/events-to-write.ts'
import { parseRange } from '../../../shared/ranges/parse-range.ts'
import { A, assignment, B, C, ip, PERIOD, payment, subscription, vps } from '../../worlds/world.ts'
import { delivered, summary } from '../summaries/summary-world.ts'

const RUN = {
  runId: '0199a000-0000-7000-8000-000000000000',
  uuidOf: (name: string) => v5(name, EVENT_NAMESPACE),
}

/** A and B each cost $53; B's list price is $40 unless changed. */
const month = (priceOfB = 4000, change: Parameters<typeof summary>[1] = {}) =>
  summary(
    {
      vps: [vps('v1', 10_000)],
      ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 300)],
      assignments: [assignment('i1', A), assignment('i2', B)],
      subscriptions: [subscription(A, 20_000), subscription(B, priceOfB)],
      payments: [payment(A, 20_000), payment(B, 4000)],
    },
    { deliverability: [delivered(A, 1000, 20, 1), delivered(B, 1000, 110), delivered(C, 10, 0)], ...change },
  )
const written = (figures = month(), earlier: Parameters<typeof eventsToWrite>[2] = null) =>
  eventsToWrite(figures, RUN, earlier)
const of = (events: readonly EventToWrite[], tenantId: string, name: string) =>
  events.find((event) => event.tenantId === tenantId && event.name === name)?.properties

describe('the events of an ended month', () => {
  test('are of both families, for those whom they are about', () => {
    expect(written().map(({ tenantId, name }) => [tenantId === A ? 'A' : 'B', name])).toEqual([
      ['A', 'revenue_protection_trend'],
      ['A', 'revenue_impact'],
      ['A', 'efficiency_metrics'],
      ['B', 'revenue_protection_trend'],
      ['B', 'revenue_impact'],
      ['B', 'cost_optimization_trend'],
      ['B', 'efficiency_metrics'],
    ])
  })

  test('carry the documents properties: $5.50 of tenant B may be lost, $13 be earned', () => {
    const events = written()
    expect(of(events, B, 'revenue_protection_trend')).toEqual({
      tenant_id: B,
      tracking_date: '2025-11-30T23:59:59.999Z',
      trend_category: 'deliverability_directional',
      directional_signal: 'insufficient_data',
      approximate_impact_range: '1-6',
      strategic_context: 'monthly_campaign_performance',
      follow_up_action: 'process_review_required',
      strategic_priority: 'high',
    })
    expect(of(events, B, 'revenue_impact')).toEqual({
      tenant_id: B,
      tracking_date: '2025-11-30T23:59:59.999Z',
      type: 'deliverability_issue',
      impact_amount: 5.5,
      impact_type: 'negative',
      timeframe: '2025-11',
      business_context: { urgency_level: 'critical', action_required: 'process_review_required' },
    })
    expect(of(events, B, 'cost_optimization_trend')).toMatchObject({
      approximate_savings_range: '0-13',
      strategic_review_required: true,
    })
    expect(of(events, A, 'efficiency_metrics')).toMatchObject({ efficiency_score: 73.5 })
  })

  test('can be read by what reads events: known names, valid properties, ranges that parse', () => {
    for (const { name, properties } of written()) {
      expect(BUSINESS_EVENTS).toContain(name)
      expect(EVENT_PROPERTIES[name].safeParse(properties).success).toBe(true)
      const range = properties.approximate_impact_range ?? properties.approximate_savings_range ?? '0'
      expect(parseRange(range)).not.toBeNull()
    }
  })

  test('lie in the month, and have one id for a run, tenant and kind', () => {
    const [once, again] = [written(), written()]
    expect(once.every(({ atMs }) => atMs === PERIOD.endMs - 1)).toBe(true)
    expect(again).toEqual(once)
    expect(new Set(once.map(({ uuid }) => uuid)).size).toBe(once.length)
    const other = eventsToWrite(month(), { ...RUN, runId: 'another run' }, null)
    expect(other.map(({ uuid }) => uuid)).not.toEqual(once.map(({ uuid }) => uuid))
  })

  test('a tenant without loss, risk, price or opportunity gives rise to none', () => {
    expect(written().filter(({ tenantId }) => tenantId === C)).toEqual([])
  })

  test('there are none of a month that has not ended, and none of a quarter', () => {
    expect(written(month(4000, { asOfMs: PERIOD.endMs - 1 }))).toEqual([])
    expect(written(month(4000, { span: { id: '2025-Q4', months: ['2025-11'] } }))).toEqual([])
  })
})

describe('a realized saving', () => {
  const earlier = month().opportunities
  const saved = (figures: ReturnType<typeof month>) => of(written(figures, earlier), B, 'cost_optimization')

  test('is a gap of the month before that is closed', () => {
    expect(saved(month(5300))).toMatchObject({ savings_amount: 13 })
  })

  test('is none while the gap is open by a cent', () => {
    expect(saved(month(5299))).toBeUndefined()
  })

  test('is none without the month before, or for a tenant whose cost is not complete', () => {
    expect(of(written(month(5300)), B, 'cost_optimization')).toBeUndefined()
    const figures = month(5300)
    const tenants = figures.tenants.map((tenant) => ({
      ...tenant,
      figures: { ...tenant.figures, costComplete: false },
    }))
    expect(saved({ ...figures, tenants })).toBeUndefined()
  })
})
