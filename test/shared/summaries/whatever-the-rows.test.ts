// What holds of a summary whatever its rows are: their order never matters, and one tenant's bad data is its own.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  BUSINESS_EVENTS,
  type BusinessEvent,
  type DeliveryOutcome,
} from '../../../shared/events/business-events.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { computeSummary } from '../../../shared/summaries/compute-summary.ts'
import type { DeliverabilityRow } from '../../../shared/summaries/summary-inputs.ts'
import { SEED } from '../../worlds/random-world.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  PERIOD,
  payment,
  sent,
  subscription,
  vps,
  world,
} from '../../worlds/world.ts'
import { faultsIn } from './faults-in.ts'
import { delivered, summary, summaryInputs, tenantOf } from './summary-world.ts'

const UPSTREAM: Partial<CostInputs> = {
  vps: [vps('v1', 10_001), vps('v2', 5000), vps('v3', null)],
  ips: [
    ip('i1', 'v1', 300),
    ip('i2', 'v1', 300),
    ip('i3', 'v2', 200, { status: 'burned' }),
    ip('i4', 'v2', 200, { status: 'quarantined' }),
    ip('i5', 'v1', 200, { status: 'available' }),
    ip('i6', 'v1', 250, { status: 'available' }),
    ip('i7', 'v3', 250),
  ],
  assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', B), assignment('i7', C)],
  subscriptions: [subscription(A, 20_000), subscription(B, 4000), subscription(C, 100)],
  payments: [payment(A, 20_000), payment(B, 4000), payment(C, 50)],
  usage: [sent(A, 9000), sent(B, 1000), sent(C, 10)],
}
const DELIVERIES = [
  delivered(A, 1000, 20, 1),
  delivered(A, 10, 2, 0, { companyIdText: 'second company' }),
  delivered(A, 1000, 10, 0, { month: '2025-10' }),
  delivered(B, 1000, 110),
  delivered(C, 100, 3),
]
const event = (uuid: string, name: BusinessEvent['name'], tenantIdText: string, properties: object) => ({
  uuid,
  name,
  atMs: PERIOD.startMs,
  tenantIdText,
  properties: { ...properties },
})
const EVENTS = [
  event('1', 'revenue_impact', A, { impact_amount: 3, impact_type: 'positive' }),
  event('2', 'revenue_impact', A, { impact_amount: 1, impact_type: 'negative' }),
  event('3', 'cost_optimization', B, { savings_amount: 2.5 }),
  event('4', 'cost_optimization_trend', B, { approximate_savings_range: '500-2000' }),
  event('5', 'efficiency_metrics', A, { efficiency_score: 70 }),
  event('6', 'strategic_decision', 'nobody', {}),
]
const outcome = (
  incidents: number,
  tenantIdText: string,
  ipId: string | null,
  costImpactDollars: number,
) => ({
  tenantIdText,
  outcome: 'bounced',
  incidents,
  costImpactDollars,
  ipId,
  vpsId: 'v2',
})
const OUTCOMES: readonly DeliveryOutcome[] = [
  outcome(3, A, 'i1', 0.1),
  outcome(3, B, 'i2', 0.2),
  outcome(3, A, null, 0.3),
  outcome(1, C, 'nowhere', 1e-7),
]
const reading = (events: readonly BusinessEvent[], outcomes = OUTCOMES) =>
  ({ status: 'read', events, outcomes, latestMs: null }) as const

const shuffled = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], { minLength: rows.length })

test('the order of rows never matters: the same bytes', () => {
  const inputs = summaryInputs(UPSTREAM, { deliverability: DELIVERIES, events: reading(EVENTS) })
  const text = JSON.stringify(computeSummary(inputs))
  const rows = fc.record({
    vps: shuffled(UPSTREAM.vps ?? []),
    ips: shuffled(UPSTREAM.ips ?? []),
    assignments: shuffled(UPSTREAM.assignments ?? []),
    usage: shuffled(UPSTREAM.usage ?? []),
  })
  fc.assert(
    fc.property(
      rows,
      shuffled(DELIVERIES),
      shuffled(EVENTS),
      shuffled(OUTCOMES),
      (upstream, deliverability, events, outcomes) => {
        const other = { ...inputs, upstream: world({ ...UPSTREAM, ...upstream }), deliverability }
        expect(JSON.stringify(computeSummary({ ...other, events: reading(events, outcomes) }))).toBe(text)
      },
    ),
    { seed: SEED, numRuns: 40 },
  )
})

const EVERY_PROPERTY = [
  'impact_amount',
  'impact_type',
  'savings_amount',
  'efficiency_score',
  'approximate_impact_range',
  'approximate_savings_range',
  'expected_outcome_range',
] as const

describe('bad data of one tenant', () => {
  const goodRow = (tenantId: string) =>
    fc
      .tuple(fc.nat(5000), fc.nat(5000), fc.nat(50))
      .map(([sentEmails, part, spam]) => delivered(tenantId, sentEmails + part, part, spam))
  const badRow = fc.oneof(
    fc.integer({ min: 1, max: 1e6 }).map((over) => delivered(B, 1000, 1000 + over)),
    fc.integer({ min: 1, max: 30 }).map((days) => delivered(B, 1000, 1, 0, { unknownDays: days })),
  )

  test('changes that tenant and the platform, and not one byte of another tenant', () => {
    fc.assert(
      fc.property(goodRow(A), goodRow(B), goodRow(C), badRow, (a, b, c, bad) => {
        const of = (rows: readonly DeliverabilityRow[]) => summary(UPSTREAM, { deliverability: rows })
        const [good, spoiled, without] = [of([a, b, c]), of([a, bad, c]), of([a, c])]
        for (const id of [A, C]) {
          expect(JSON.stringify(tenantOf(spoiled, id))).toBe(JSON.stringify(tenantOf(good, id)))
        }
        expect(tenantOf(spoiled, B).figures).toMatchObject({
          trackedEmails: null,
          healthScore: expect.anything(),
        })
        expect(spoiled.platform.trackedEmails).toBe(without.platform.trackedEmails)
        expect(spoiled.platform.estimatedRevenueLossCents).toBe(without.platform.estimatedRevenueLossCents)
        expect(spoiled.sections.revenueProtection.directionalRiskIndicators).toContain(
          'Deliverability is without 1 tenant whose delivery data cannot be used.',
        )
        expect(spoiled.opportunities).toEqual(good.opportunities)
        const others = (ids: readonly { readonly tenantId: string | null }[]) =>
          ids.filter(({ tenantId }) => tenantId !== B)
        expect(others(spoiled.alerts)).toEqual(others(good.alerts))
      }),
      { seed: SEED, numRuns: 40 },
    )
  })

  test('in its events changes that tenant and the platform, and no other tenant', () => {
    const odd = fc.oneof(fc.constantFrom('a lot', '', null, Number.NaN, 1e300, -7, {}), fc.double())
    const badEvent = fc.record({
      name: fc.constantFrom(...BUSINESS_EVENTS),
      properties: fc.dictionary(fc.constantFrom(...EVERY_PROPERTY), odd),
    })
    const of = (events: readonly BusinessEvent[]) => summary(UPSTREAM, { events: reading(events) })
    const good = of(EVENTS)
    fc.assert(
      fc.property(fc.array(badEvent, { minLength: 1, maxLength: 5 }), (bad) => {
        const spoiled = of([
          ...EVENTS,
          ...bad.map(({ name, properties }, n) => event(`bad ${n}`, name, B, properties)),
        ])
        for (const id of [A, C]) {
          expect(JSON.stringify(tenantOf(spoiled, id))).toBe(JSON.stringify(tenantOf(good, id)))
        }
        expect(spoiled.alerts).toEqual(good.alerts)
        expect(spoiled.vps).toEqual(good.vps)
        expect(faultsIn(spoiled)).toEqual([])
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  test('is refused for that tenant with an alert that names it', () => {
    const { alerts, warnings } = summary(UPSTREAM, {
      deliverability: [delivered(A, 10, 1), delivered(B, 10, 11), delivered(C, 10, 0, 0, { unknownDays: 1 })],
    })
    const refused = alerts.filter(({ rule }) => rule === 'bad_deliverability_data')
    expect(refused.map(({ id, severity }) => [id, severity])).toEqual([
      [`bad_deliverability_data:${B}`, 'Info'],
    ])
    expect(warnings.map(({ code, examples }) => [code, examples])).toEqual([
      ['deliverability_refused', [B]],
      ['deliverability_unknown', [C]],
    ])
  })
})
