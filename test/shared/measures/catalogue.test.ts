// One catalogue says what every published figure means; no figure is published that it does not know.
import { describe, expect, test } from '@jest/globals'
import { MEASURES, measureById } from '../../../shared/measures/catalogue.ts'
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
    const approximate = MEASURES.filter((measure) => measure.approximate).map(({ id }) => id)
    expect(approximate.sort()).toEqual([...MODELLED].sort())
  })
})

test('more cost is unfavourable, more revenue favourable', () => {
  const direction = (id: string) => measureById(id)?.direction
  expect(
    MEASURES.filter(({ id }) => id.includes('cost') && id !== 'cost_efficiency_score').map(({ id }) =>
      direction(id),
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
