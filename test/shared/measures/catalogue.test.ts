// One catalogue says what every published figure means; no figure is published that it does not know.
import { describe, expect, test } from '@jest/globals'
import { COST_RUN_MEASURES, MEASURES, measureById } from '../../../shared/measures/catalogue.ts'
import { A, rowOf, run } from '../../worlds/world.ts'

/** Section 4 of the figure book, id by id. */
const TENANT_IDS = [
  'infrastructure_cost',
  'email_service_cost',
  'idle_cost',
  'platform_cost',
  'total_cost',
  'list_price',
  'addon_price',
  'revenue',
  'recognized_revenue',
  'profit',
  'gross_margin_pct',
  'efficiency_ratio',
  'emails_sent',
  'emails_delivered',
  'cost_per_email_sent',
  'cost_per_email_delivered',
  'business_health',
  'cost_efficiency_score',
  'efficiency_category',
]
const PLATFORM_IDS = ['mrr', 'arr', 'active_tenants', 'new_tenants']

/** What leans on modelled cost. */
const MODELLED = [
  'infrastructure_cost',
  'email_service_cost',
  'idle_cost',
  'platform_cost',
  'total_cost',
  'profit',
  'gross_margin_pct',
  'efficiency_ratio',
  'cost_per_email_sent',
  'cost_per_email_delivered',
  'business_health',
  'cost_efficiency_score',
  'optimization_potential',
  'efficiency_category',
]

/** Section 5 to 7 of the figure book, of a tenant and of the platform alike. */
const STRATEGIC_IDS = [
  'tracked_emails',
  'bounced_emails',
  'spam_complaints',
  'bounce_rate',
  'deliverability_risk',
  'estimated_revenue_loss',
  'potential_savings',
  'revenue_risk_score',
  'revenue_health',
  'protected_revenue',
  'critical_issues',
  'business_performance_score',
  'optimization_savings',
  'savings_pct_of_list_price',
  'average_efficiency_score',
  'strategic_decisions',
  'strategic_activity',
  'health_score',
  'savings_low',
  'savings_high',
  'total_cost_trend_3m',
  'bounce_rate_trend_12m',
]
const KPI_IDS = [
  'revenue_protection_rate',
  'cost_optimization_savings_pct',
  'operational_efficiency_score',
  'decision_velocity_hours',
  'platform_gross_margin_pct',
]

/** Strategic measures that are read and counted: no cost, price of a bounce, assumption or trend stands behind them. */
const STRATEGIC_READ = [
  'tracked_emails',
  'bounced_emails',
  'spam_complaints',
  'bounce_rate',
  'deliverability_risk',
  'critical_issues',
  'strategic_decisions',
  'strategic_activity',
  'operations_health_part',
  'ips_in_service',
  'ips_on_paid_vps',
  'revenue_protection_rate',
  'operational_efficiency_score',
  'decision_velocity_hours',
  'platform_revenue',
]

const ids = MEASURES.map(({ id }) => id)

test('ids are unique', () => {
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(TENANT_IDS)('%s of the figure book is described for tenants', (id) => {
  expect(measureById(id)).toMatchObject({ scope: 'tenant' })
})

test.each(PLATFORM_IDS)('%s of the figure book is described for the platform', (id) => {
  expect(measureById(id)).toMatchObject({ scope: 'platform', field: null })
})

test.each(STRATEGIC_IDS)('%s of the figure book is described for tenants and the platform', (id) => {
  expect(measureById(id)).toMatchObject({ scope: 'both', publishedIn: 'summary', field: null })
})

test.each(KPI_IDS)('the KPI %s is described for the platform, with its target', (id) => {
  expect(measureById(id)).toMatchObject({ scope: 'platform', publishedIn: 'summary' })
  expect(measureById(id)?.calculation).toMatch(/the target is .*\d/)
})

test('strategic measures come after those of cost runs, whose ids keep their places in workbooks', () => {
  expect(MEASURES.slice(0, COST_RUN_MEASURES.length)).toEqual(COST_RUN_MEASURES)
  expect(COST_RUN_MEASURES.map(({ id }) => id)).toEqual([
    ...TENANT_IDS.slice(0, 18),
    'optimization_potential',
    'efficiency_category',
    ...PLATFORM_IDS,
  ])
})

test('labels and ids name one measure each, however they are typed', () => {
  const named = new Map<string, Set<string>>()
  for (const { id, label } of MEASURES) {
    for (const text of [id, label]) {
      const folded = text.toLowerCase().replaceAll(/[\s_-]+/g, '_')
      named.set(folded, (named.get(folded) ?? new Set()).add(id))
    }
  }
  expect([...named.values()].filter(({ size }) => size > 1)).toEqual([])
})

test('what a measure is computed from is in the catalogue', () => {
  const unknown = MEASURES.flatMap(({ computedFrom }) => computedFrom).filter((id) => !ids.includes(id))
  expect(unknown).toEqual([])
})

test('potential savings are called a part of the loss, protected revenue an assumption', () => {
  expect(measureById('potential_savings')?.calculation).toMatch(/a part of.*never to be added/)
  expect(measureById('protected_revenue')?.calculation).toMatch(/assumed 80 %.*assumption, never measured/)
})

test('a measure nobody described is unknown', () => {
  expect(measureById('happiness')).toBeUndefined()
})

describe('every measure', () => {
  test.each(MEASURES.map((measure) => [measure.id, measure] as const))(
    '%s says how and where from',
    (_, measure) => {
      expect(measure.calculation).toMatch(/^\S.{10,}\.$/)
      expect(measure.source).toMatch(/\S/)
      expect(measure.label).toMatch(/^[A-Z]/)
    },
  )

  test('of a tenant points to a field of its row, each to its own', () => {
    const row = rowOf(run({}), A)
    const fields = MEASURES.filter(({ scope }) => scope === 'tenant').map(({ field }) => field)
    for (const field of fields) expect(row).toHaveProperty(String(field))
    expect(new Set(fields).size).toBe(fields.length)
  })

  test('that is modelled, and no other, is approximate', () => {
    const approximate = COST_RUN_MEASURES.filter((measure) => measure.approximate).map(({ id }) => id)
    expect(approximate.sort()).toEqual([...MODELLED].sort())
    const read = MEASURES.filter((measure) => measure.publishedIn === 'summary' && !measure.approximate)
    expect(read.map(({ id }) => id)).toEqual(STRATEGIC_READ)
  })
})

test('more cost is unfavourable, more revenue favourable', () => {
  const direction = (id: string) => measureById(id)?.direction
  expect(
    COST_RUN_MEASURES.filter(({ id }) => id.includes('cost') && id !== 'cost_efficiency_score').map(
      ({ id }) => direction(id),
    ),
  ).toEqual(Array(7).fill('lower is favourable'))
  for (const id of ['revenue', 'recognized_revenue', 'profit', 'gross_margin_pct', 'mrr']) {
    expect(direction(id)).toBe('higher is favourable')
  }
})

test('nothing promises what a model cannot keep', () => {
  const words = MEASURES.map(({ label, calculation }) => `${label} ${calculation}`).join(' ')
  expect(words).not.toMatch(/\bexact|actual bill|guaranteed|real-time|canonical/i)
})
