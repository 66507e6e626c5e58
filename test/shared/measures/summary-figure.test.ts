// One figure out of a strategic summary: every figure that a summary holds is a measure, found where it lies, with its reason.
import { describe, expect, test } from '@jest/globals'
import { MEASURES, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import {
  figureOfSummary,
  inputOfSummary,
  platformFigure,
  tenantFigure,
} from '../../../shared/measures/figure-of.ts'
import {
  platformOfSummary,
  type SummarySubject,
  tenantOfSummary,
} from '../../../shared/measures/summary-figure.ts'
import { kpiOf, summaryOver, trendOf } from '../../functions/figures-api/summary-over.ts'
import { A, rowOf, run } from '../../worlds/world.ts'

const measure = (id: string): Measure => {
  const found = measureById(id)
  if (found === undefined) throw new Error(`no measure ${id}`)
  return found
}

const world = run({})
const row = rowOf(world, A)
const { platform } = world.figures
const summary = summaryOver(
  {
    [A]: {
      savings: { lowCents: 1_200, highCents: 3_400, words: '$12-34 potential savings a month' },
      trends: [trendOf('total_cost', 3, 'increasing'), trendOf('revenue', 12, 'stable')],
      totalCostCents: 1_500,
      revenueCents: 4_900,
      listPriceCents: 4_900,
    },
  },
  { kpis: [kpiOf('operational_efficiency_score', 75), kpiOf('decision_velocity_hours', null)] },
)
const [ofA] = summary.tenants
const tenant = (change: object = {}): SummarySubject => ({
  ...tenantOfSummary((ofA as NonNullable<typeof ofA>).figures),
  ...change,
})
const whole = (change: object = {}): SummarySubject => ({
  ...platformOfSummary(summary.platform, summary.savings, summary.kpis),
  ...change,
})
const figure = (id: string, subject: SummarySubject = tenant()) =>
  tenantFigure({ ...row, summary: subject }, measure(id))
const ofPlatform = (id: string, subject: SummarySubject = whole()) =>
  platformFigure({ ...platform, summary: subject }, measure(id))

test('every figure that a summary has of a tenant and of the platform is a measure', () => {
  const taken = MEASURES.flatMap(({ inSummary }) =>
    inSummary !== null && 'field' in inSummary ? inSummary.field : [],
  )
  // A tenant's revenue, cost and list price of the window are those of the cost runs.
  const known = new Set<string>([...taken, 'listPriceCents'])
  for (const { fields } of [tenant(), whole()]) {
    expect(Object.keys(fields).filter((field) => !known.has(field))).toEqual([])
  }
})

describe('a figure of a summary', () => {
  test.each([
    ['bounce_rate', 0.02],
    ['estimated_revenue_loss', 200],
    ['potential_savings', 100],
    ['revenue_health', 'Excellent'],
    ['health_score', 80],
    ['savings_low', 1_200],
    ['savings_high', 3_400],
    ['total_cost_trend_3m', 'increasing'],
    ['revenue_trend_12m', 'stable'],
  ])('%s of a tenant is what was published', (id, value) => {
    expect(figure(id)).toEqual({ value, bound: null, missing: null })
  })

  test.each([
    ['bounced_emails', 20],
    ['ips_in_service', 3],
    ['operational_efficiency_score', 75],
    ['platform_revenue', 5_000],
  ])('%s of the platform is what was published', (id, value) => {
    expect(ofPlatform(id)).toEqual({ value, bound: null, missing: null })
  })

  test('that is null has the reason of the summary', () => {
    expect(figure('critical_issues').missing).toEqual({
      code: 'source_limited',
      message: 'PostHog was not read.',
    })
    expect(ofPlatform('decision_velocity_hours').missing?.code).toBe('not_recorded')
    const unpriced = tenant({
      savings: { lowCents: null, highCents: null, words: null },
      savingsMissing: { code: 'unknown_cost', message: 'None of them has a known cost.' },
    })
    expect(figure('savings_low', unpriced).missing?.code).toBe('unknown_cost')
    expect(figure('savings_low', tenant({ savings: { lowCents: 0, highCents: 0, words: null } })).value).toBe(
      0,
    )
  })

  test('that an older summary does not have is null with a reason, and no other figure', () => {
    expect(figure('bounce_rate_trend_6m')).toEqual({
      value: null,
      bound: null,
      missing: { code: 'unknown', message: expect.stringMatching(/not known/) },
    })
    expect(ofPlatform('revenue_protection_rate').value).toBeNull()
  })

  test('is a bound while a cost it leans on is unknown in part, and only then', () => {
    const incomplete = { costComplete: false }
    expect(figure('health_score', tenant(incomplete)).bound).toBe('at_most')
    expect(figure('savings_high', tenant(incomplete)).bound).toBe('provisional')
    expect(figure('bounce_rate', tenant(incomplete)).bound).toBeNull()
    expect(figure('critical_issues', tenant(incomplete)).bound).toBeNull()
    expect(ofPlatform('platform_total_cost', whole(incomplete)).bound).toBe('at_least')
  })
})

describe('where there is no summary', () => {
  test('a figure is null for the reason why, and figures of the cost run stand', () => {
    const reason = { code: 'no_summary', message: 'None.' }
    const without = { ...row, summary: reason }
    expect(tenantFigure(without, measure('health_score'))).toEqual({
      value: null,
      bound: null,
      missing: reason,
    })
    expect(tenantFigure(without, measure('total_cost'))).toEqual(tenantFigure(row, measure('total_cost')))
    expect(figureOfSummary({}, measure('health_score')).missing?.code).toBe('unknown')
  })
})

test.each(MEASURES.filter(({ publishedIn, scope }) => publishedIn === 'summary' && scope === 'platform'))(
  '$id asked of a tenant says whom to ask',
  ({ id }) => {
    expect(figure(id).missing?.code).toBe('platform_measure')
  },
)

test('an input that the summary took from a cost run is as it was taken, whatever the run says since', () => {
  const of = (id: string) => inputOfSummary({ ...row, summary: tenant() }, measure(id)).value
  expect([of('revenue'), of('total_cost'), of('list_price'), of('bounced_emails')]).toEqual([
    4_900, 1_500, 4_900, 20,
  ])
})
