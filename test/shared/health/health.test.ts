// The health score and the KPIs (figure book, section 7): means of known parts, targets on both sides.
import { describe, expect, test } from '@jest/globals'
import { healthFigures, namedParts } from '../../../shared/health/health-figures.ts'
import { costPart, operationsPart, revenuePart } from '../../../shared/health/health-parts.ts'
import { type KpiFacts, kpis } from '../../../shared/health/kpis.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'

const GAP = { code: 'source_missing', message: 'The upstream database has no table payments.' }

describe('the health score', () => {
  test.each([
    [0, 100],
    [1000, 95],
    [10_000, 50],
    [19_999, 0.01],
    [20_000, 0],
    [90_000, 0],
  ])('a loss of %d of 100,000 leaves a revenue part of %d', (loss, score) => {
    const revenue = revenuePart(loss, 100_000)
    expect(healthFigures({ revenue, cost: GAP, operations: null }, {}).revenueHealthPart).toBe(score)
  })

  test('it is the mean of revenue 50, cost 75 and operations 33.33, rounded once', () => {
    const figures = healthFigures(
      { revenue: revenuePart(10, 100), cost: costPart(400, 100), operations: operationsPart(1, 3) },
      {},
    )
    expect(figures).toEqual({
      healthScore: 52.78,
      revenueHealthPart: 50,
      costHealthPart: 75,
      operationsHealthPart: 33.33,
    })
  })

  test('the cost part is held between 0 and 100', () => {
    const cost = (price: number, total: number) =>
      healthFigures({ revenue: GAP, cost: costPart(price, total), operations: null }, {}).costHealthPart
    expect([cost(100, 0), cost(100, 100), cost(100, 250)]).toEqual([100, 0, 0])
  })

  test('unknown parts are left out of the mean and named; a tenant has no operations to miss', () => {
    const nulls: Record<string, NullReason> = {}
    const figures = healthFigures({ revenue: GAP, cost: costPart(100, 40), operations: null }, nulls)
    expect(figures.healthScore).toBe(60)
    expect(nulls).toEqual({
      revenueHealthPart: GAP,
      operationsHealthPart: expect.objectContaining({ code: 'platform_only' }),
    })
    expect(namedParts(figures, nulls, 'tenant')).toEqual([
      { name: 'revenue', score: null, missing: GAP },
      { name: 'cost', score: 60, missing: null },
    ])
    expect(namedParts(figures, nulls, 'platform').map(({ name }) => name)).toEqual([
      'revenue',
      'cost',
      'operations',
    ])
  })

  test('without any part there is no score', () => {
    const nulls: Record<string, NullReason> = {}
    const none = { revenue: revenuePart(1, 0), cost: costPart(0, 5), operations: operationsPart(0, 0) }
    expect(healthFigures(none, nulls).healthScore).toBeNull()
    expect(Object.entries(nulls).map(([field, { code }]) => [field, code])).toEqual([
      ['healthScore', 'no_health_part'],
      ['revenueHealthPart', 'no_revenue'],
      ['costHealthPart', 'no_list_price'],
      ['operationsHealthPart', 'no_ips'],
    ])
  })
})

describe('the KPIs', () => {
  const facts: KpiFacts = {
    savingsCents: 1000,
    costBeforeCents: 10_000,
    operations: operationsPart(86, 100),
    revenueCents: 1_000_000,
    totalCostCents: 299_999,
    answered: [],
    decisions: [],
    window: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
  }
  const kpi = (id: string, change: Partial<KpiFacts> = {}) =>
    kpis({ ...facts, ...change }).find((candidate) => candidate.id === id)

  test.each([
    ['cost_optimization_savings_pct', { savingsCents: 1000 }, 10, true],
    ['cost_optimization_savings_pct', { savingsCents: 999 }, 9.99, false],
    ['cost_optimization_savings_pct', { savingsCents: 9_999_999, costBeforeCents: 100_000_000 }, 10, false],
    ['cost_optimization_savings_pct', { savingsCents: 0 }, 0, false],
    ['operational_efficiency_score', { operations: operationsPart(85, 100) }, 85, false],
    ['operational_efficiency_score', { operations: operationsPart(8501, 10_000) }, 85.01, true],
    ['platform_gross_margin_pct', { totalCostCents: 300_000 }, 70, false],
    ['platform_gross_margin_pct', { totalCostCents: 299_999 }, 70, true],
    ['platform_gross_margin_pct', { totalCostCents: 1_500_000 }, -50, false],
  ])('%s of %j is %d, met: %s', (id, change, value, met) => {
    expect(kpi(id, change)).toMatchObject({ value, met, missing: null })
  })

  const inTime = (isInTime: boolean, index: number) => ({
    key: `revenue_at_risk:${index}#1`,
    at: '2026-10-05T06:00:00Z',
    isInTime,
  })
  const decided = (hours: number) => ({
    proposed: { at: '2026-10-05T06:00:00Z' },
    decided: { at: new Date(Date.UTC(2026, 9, 5, 6) + hours * 3_600_000).toISOString() },
  })

  test('alerts acknowledged in time are held against all such alerts: above 95 %, not at it', () => {
    const rate = (...answers: boolean[]) => kpi('revenue_protection_rate', { answered: answers.map(inTime) })
    expect(rate(true, true, false)).toMatchObject({ value: 66.67, met: false, missing: null })
    expect(rate(...Array(19).fill(true), false)).toMatchObject({ value: 95, met: false })
    expect(rate(...Array(20).fill(true), false)).toMatchObject({ value: 95.24, met: true })
  })

  test('decisions take the median of their hours: under 48, not at it', () => {
    const hours = (...taken: number[]) => kpi('decision_velocity_hours', { decisions: taken.map(decided) })
    expect(hours(2, 400, 30)).toMatchObject({ value: 30, met: true, missing: null })
    expect(hours(40, 56)).toMatchObject({ value: 48, met: false })
    expect(hours(24 * 40)).toMatchObject({ value: null, missing: { code: 'no_decisions' } })
  })

  test('those of which nothing came about, or nothing is kept, are null and say which', () => {
    const none = { value: null, met: null }
    expect(kpi('revenue_protection_rate')).toMatchObject({ ...none, missing: { code: 'no_alerts' } })
    expect(kpi('revenue_protection_rate', { answered: GAP })).toMatchObject({ ...none, missing: GAP })
    expect(kpi('decision_velocity_hours')).toMatchObject({ ...none, missing: { code: 'no_decisions' } })
  })

  test('what cannot be divided is null with the reason', () => {
    expect(kpi('cost_optimization_savings_pct', { costBeforeCents: 0 })?.missing?.code).toBe('no_cost')
    expect(kpi('cost_optimization_savings_pct', { savingsCents: GAP })?.missing).toBe(GAP)
    expect(kpi('platform_gross_margin_pct', { revenueCents: 0 })?.missing?.code).toBe('no_revenue')
    expect(kpi('operational_efficiency_score', { operations: GAP })?.missing).toBe(GAP)
  })
})
