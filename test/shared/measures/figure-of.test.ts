// One figure out of a row: its value, whether it is a bound, and why it is null. It is right here or wrong everywhere.
import { describe, expect, test } from '@jest/globals'
import { MEASURES, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { platformFigure, tenantFigure } from '../../../shared/measures/figure-of.ts'
import {
  A,
  assignment,
  B,
  ip,
  payment,
  rowOf,
  run,
  sent,
  subscription,
  tenant,
  vps,
} from '../../worlds/world.ts'

const measure = (id: string): Measure => {
  const found = measureById(id)
  if (found === undefined) throw new Error(`no measure ${id}`)
  return found
}

/** A on a VPS of 10.00 and on one of unknown cost; B on nothing. */
const inputs = {
  tenants: [tenant(A), tenant(B)],
  vps: [vps('v1', 1_000), vps('v2', null)],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 200)],
  assignments: [assignment('i1', A), assignment('i2', A)],
  subscriptions: [subscription(A, 4_900)],
  payments: [payment(A, 4_900)],
  usage: [sent(A, 1_000)],
}
const inPart = run(inputs)
const whole = run({ ...inputs, vps: [vps('v1', 1_000), vps('v2', 0)] })

const figure = (of: typeof whole, tenantId: string, id: string) =>
  tenantFigure(rowOf(of, tenantId), measure(id))

const ofTenants = MEASURES.filter(({ scope }) => scope === 'tenant')
const ofPlatform = MEASURES.filter(({ scope }) => scope === 'platform')

describe('a figure that is known', () => {
  test.each([
    ['total_cost', 1_500],
    ['profit', 3_400],
    ['gross_margin_pct', 69.39],
    ['efficiency_ratio', 3.27],
    ['cost_per_email_sent', 0.015],
    ['business_health', 'Excellent'],
    ['emails_sent', 1_000],
    ['idle_cost', 0],
  ])('%s stands as it is when all cost is known', (id, value) => {
    expect(figure(whole, A, id)).toEqual({ value, bound: null, missing: null })
  })

  test('is zero and no bound for a tenant that carries nothing, beside one whose cost is incomplete', () => {
    expect(figure(inPart, B, 'total_cost')).toEqual({ value: 0, bound: null, missing: null })
  })
})

describe('a figure that leans on an unknown cost', () => {
  test.each([
    ['costs can only be more', 'at_least', ['infrastructure_cost', 'total_cost', 'cost_per_email_sent']],
    [
      'what is left of revenue can only be less',
      'at_most',
      ['profit', 'gross_margin_pct', 'efficiency_ratio'],
    ],
    ['the score can only be less', 'at_most', ['cost_efficiency_score']],
    ['words may change', 'provisional', ['business_health', 'optimization_potential']],
    [
      'what leans on no cost stands',
      null,
      ['revenue', 'list_price', 'emails_sent', 'platform_cost', 'idle_cost'],
    ],
  ])('%s', (_, bound, ids) => {
    for (const id of ids) expect({ id, ...figure(inPart, A, id) }).toMatchObject({ id, bound, missing: null })
  })

  test('moves, when the cost becomes known, to the side that the bound says', () => {
    const dearer = run({ ...inputs, vps: [vps('v1', 1_000), vps('v2', 3_000)] })
    for (const { id } of ofTenants) {
      const { value: before, bound } = figure(inPart, A, id)
      const { value: after } = figure(dearer, A, id)
      if (bound === 'at_least') expect(after).toBeGreaterThanOrEqual(before as number)
      else if (bound === 'at_most') expect(after).toBeLessThanOrEqual(before as number)
      else if (bound === null) expect(after).toEqual(before)
    }
  })

  test('is no bound when it is null: there is nothing to stand as one', () => {
    expect(figure(inPart, A, 'cost_per_email_delivered')).toMatchObject({ value: null, bound: null })
  })
})

describe('a figure that is null', () => {
  test.each(ofTenants.map(({ id }) => id))('%s has a reason whenever it is null, and only then', (id) => {
    for (const computed of [
      inPart,
      whole,
      run({ missing: new Set(['vps_instances.approximate_cost', 'payments']) }),
    ]) {
      for (const row of computed.figures.tenants) {
        const { value, missing } = tenantFigure(row, measure(id))
        expect(missing === null).toBe(value !== null)
        expect(missing?.code).not.toBe('unknown')
      }
    }
  })

  test("has the run's own reason", () => {
    const { nulls } = rowOf(whole, B)
    expect(figure(whole, B, 'list_price').missing).toEqual(nulls.listPriceCents)
    expect(figure(whole, B, 'business_health').missing).toEqual(nulls.businessHealth)
  })

  test('has a reason even where a run gave none', () => {
    const row = { ...rowOf(whole, A), totalCostCents: null, nulls: {} }
    expect(tenantFigure(row, measure('total_cost'))).toEqual({
      value: null,
      bound: null,
      missing: { code: 'unknown', message: expect.stringMatching(/not known/) },
    })
  })
})

describe('the platform and its tenants', () => {
  test.each([
    ['mrr', 4_900],
    ['arr', 58_800],
    ['active_tenants', 1],
    ['new_tenants', 0],
  ])('%s is a figure of the platform', (id, value) => {
    expect(platformFigure(whole.figures.platform, measure(id))).toEqual({ value, bound: null, missing: null })
  })

  test.each(ofPlatform.map(({ id }) => id))('%s asked of a tenant says whom to ask', (id) => {
    expect(figure(whole, A, id)).toEqual({
      value: null,
      bound: null,
      missing: { code: 'platform_measure', message: expect.stringMatching(/"platform"/) },
    })
  })

  test.each(ofTenants.map(({ id }) => id))('%s asked of the platform says whom to ask', (id) => {
    expect(platformFigure(whole.figures.platform, measure(id))).toEqual({
      value: null,
      bound: null,
      missing: { code: 'tenant_measure', message: expect.stringMatching(/a tenant/) },
    })
  })

  test('a platform figure that is null has its reason', () => {
    const { figures } = run({ missing: new Set(['subscriptions']) })
    for (const id of ['mrr', 'arr', 'active_tenants']) {
      const { value, missing } = platformFigure(figures.platform, measure(id))
      expect([value, missing?.code]).toEqual([null, 'source_missing'])
    }
  })
})
