// List prices, add-ons and recurring revenue of active subscriptions.
import { describe, expect, test } from '@jest/globals'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  LONG_AGO,
  PERIOD,
  rowOf,
  run,
  subscription,
  tenant,
  vps,
  warningsOf,
} from '../../worlds/world.ts'

const addon = (subscriptionId: string | null, quantity: number | null, priceMonthlyCents: number | null) => ({
  subscriptionId,
  quantity,
  priceMonthlyCents,
})

const rowIn = (inputs: Partial<CostInputs>) => rowOf(run(inputs), A)

describe('list price', () => {
  test('is the sum of the plan prices of active subscriptions, with the plans named once each, in order', () => {
    const subscriptions = [
      subscription(A, 9900, { id: 's1', planName: 'Starter' }),
      subscription(A, 4900, { id: 's2', planName: 'Growth' }),
      subscription(A, 4900, { id: 's3', planName: 'Growth' }),
      subscription(A, 7777, { id: 's4', planName: 'Old', status: 'canceled' }),
    ]
    expect(rowIn({ subscriptions })).toMatchObject({
      listPriceCents: 19_700,
      planNames: ['Growth', 'Starter'],
      activeSubscriptions: 3,
      noActiveSubscription: false,
    })
  })

  test.each(['canceled', 'past_due', 'unpaid', null])(
    'is null with only a subscription that is %s',
    (status) => {
      const row = rowIn({ subscriptions: [subscription(A, 4900, { status })] })
      expect(row).toMatchObject({ listPriceCents: null, addonPriceCents: null, activeSubscriptions: 0 })
      expect(row.nulls.listPriceCents?.code).toBe('no_active_subscription')
    },
  )

  test('is null when one of several plan prices is NULL; mrr counts the rest and warns', () => {
    const computed = run({
      subscriptions: [
        subscription(A, 4900, { id: 's1' }),
        subscription(A, null, { id: 's2' }),
        subscription(B, 100),
      ],
    })
    expect(rowOf(computed, A).listPriceCents).toBeNull()
    expect(rowOf(computed, A).nulls.listPriceCents?.code).toBe('plan_price_unknown')
    expect(computed.figures.platform).toMatchObject({ mrrCents: 5000, arrCents: 60_000 })
    expect(warningsOf(computed)).toEqual({ plan_price_unknown: 1 })
  })

  test('of a plan that is free is a known zero', () => {
    const row = rowIn({ subscriptions: [subscription(A, 0)] })
    expect(row).toMatchObject({ listPriceCents: 0, costEfficiencyScore: null, optimizationPotential: null })
    expect(row.nulls).not.toHaveProperty('listPriceCents')
  })
})

describe('add-ons', () => {
  const subscriptions = [
    subscription(A, 4900, { id: 's1' }),
    subscription(B, 100, { id: 's2', status: 'canceled' }),
  ]

  test('are quantity times price, apart from the list price', () => {
    const row = rowIn({ subscriptions, addons: [addon('s1', 3, 250), addon('s1', 1, 999)] })
    expect(row).toMatchObject({ listPriceCents: 4900, addonPriceCents: 1749 })
  })

  test('are 0 with an active subscription that has none, null without an active subscription', () => {
    const computed = run({ subscriptions, addons: [addon('s2', 3, 250)] })
    expect(rowOf(computed, A).addonPriceCents).toBe(0)
    expect(rowOf(computed, B).addonPriceCents).toBeNull()
    expect(rowOf(computed, B).nulls.addonPriceCents?.code).toBe('no_active_subscription')
    expect(computed.figures.platform.mrrCents).toBe(4900)
  })

  test('of nothing known count for nobody', () => {
    const computed = run({ subscriptions, addons: [addon('nowhere', 3, 250), addon(null, 3, 250)] })
    expect(computed.figures.platform.mrrCents).toBe(4900)
  })

  test.each([
    ['quantity', null, 250],
    ['price', 3, null],
  ])('without a %s make the add-on price null, not zero', (_, quantity, price) => {
    const row = rowIn({ subscriptions, addons: [addon('s1', quantity, price), addon('s1', 1, 100)] })
    expect(row.addonPriceCents).toBeNull()
    expect(row.nulls.addonPriceCents).toBeDefined()
    expect(row.listPriceCents).toBe(4900)
  })
})

describe('platform', () => {
  const computed = run({
    tenants: [
      tenant(A),
      tenant(B, { deletedMs: LONG_AGO }),
      tenant(C, { createdMs: PERIOD.startMs }),
      tenant('0000000d-0000-4000-8000-000000000000', { createdMs: PERIOD.startMs - 1 }),
      tenant('0000000e-0000-4000-8000-000000000000', { createdMs: PERIOD.endMs - 1 }),
      tenant('0000000f-0000-4000-8000-000000000000', { createdMs: PERIOD.endMs }),
    ],
    subscriptions: [
      subscription(A, 1000, { id: 's1' }),
      subscription(A, 500, { id: 's2' }),
      subscription(B, 7000),
    ],
    addons: [addon('s1', 2, 125)],
  })

  test('mrr is list prices and add-ons of active subscriptions of tenants that are not deleted; arr is 12 of it', () => {
    expect(computed.figures.platform).toMatchObject({ mrrCents: 1750, arrCents: 21_000 })
  })

  test('a tenant with two subscriptions is one active tenant', () => {
    expect(computed.figures.platform.activeTenants).toBe(1)
  })

  test('new tenants were created in the month', () => {
    expect(computed.figures.platform.newTenants).toBe(2)
  })

  test('and before an early asOf', () => {
    const tenants = [tenant(A, { createdMs: PERIOD.startMs }), tenant(B, { createdMs: PERIOD.startMs + 2 })]
    const early = run({ tenants }, { asOfMs: PERIOD.startMs + 2 })
    expect(early.figures.platform.newTenants).toBe(1)
  })
})

test('a tenant without an active subscription keeps its cost, and says so', () => {
  const row = rowIn({
    vps: [vps('v1', 1000)],
    ips: [ip('i1', 'v1', 300)],
    assignments: [assignment('i1', A)],
    subscriptions: [subscription(A, 4900, { status: 'canceled' })],
  })
  expect(row).toMatchObject({ totalCostCents: 1300, noActiveSubscription: true, listPriceCents: null })
})
