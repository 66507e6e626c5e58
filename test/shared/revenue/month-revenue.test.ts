// Billed revenue: succeeded USD payments whose billing period starts in the month, none lost.
import { describe, expect, test } from '@jest/globals'
import type { PaymentRow } from '../../../shared/inputs/cost-inputs.ts'
import { A, B, PERIOD, payment, rowOf, run, tenant, warningsOf } from '../../worlds/world.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const GHOST = 'deadbeef-0000-4000-8000-000000000000'

const revenueOf = (change: Partial<PaymentRow>) =>
  rowOf(run({ payments: [payment(A, 4900, change)] }), A).revenueCents

const startingAt = (billingStartMs: number) => revenueOf({ billingStartMs, billingEndMs: null })

describe('a payment counts in the month in which its billing period starts', () => {
  test('from the first instant of the month up to, not including, the next', () => {
    expect(startingAt(PERIOD.startMs - 1)).toBe(0)
    expect(startingAt(PERIOD.startMs)).toBe(4900)
    expect(startingAt(PERIOD.endMs - 1)).toBe(4900)
    expect(startingAt(PERIOD.endMs)).toBe(0)
  })

  test('an early asOf cuts it: a start at or after asOf does not count', () => {
    const asOfMs = Date.UTC(2025, 10, 15)
    const at = (billingStartMs: number) => {
      const early = run({ payments: [payment(A, 4900, { billingStartMs })] }, { asOfMs })
      return [rowOf(early, A).revenueCents, early.figures.revenue.sourceCents]
    }
    expect(at(asOfMs - 1)).toEqual([4900, 4900])
    expect(at(asOfMs)).toEqual([0, 0])
  })

  test('without a start it is in no period, and warned about', () => {
    const startless = run({
      payments: [payment(A, 4900, { billingStartMs: null, billingEndMs: PERIOD.endMs })],
    })
    expect(rowOf(startless, A)).toMatchObject({ revenueCents: 0, recognizedRevenueCents: 0 })
    expect(warningsOf(startless)).toEqual({ payment_without_start: 1 })
  })
})

test.each([
  ['succeeded', 4900],
  ['Succeeded', 4900],
  ['SUCCEEDED', 4900],
  ['failed', 0],
  ['refunded', 0],
  ['pending', 0],
  [null, 0],
])('a payment with status %s is %d cents of revenue', (status, cents) => {
  expect(revenueOf({ status })).toBe(cents)
})

test.each([
  ['USD', 4900, {}],
  ['usd', 4900, {}],
  [null, 4900, {}],
  ['EUR', 0, { other_currency: 1 }],
  ['eur', 0, { other_currency: 1 }],
])('a payment in %s is %d cents of revenue', (currency, cents, warnings) => {
  const computed = run({ payments: [payment(A, 4900, { currency })] })
  expect(rowOf(computed, A)).toMatchObject({ revenueCents: cents })
  expect(computed.figures.revenue.sourceCents).toBe(cents)
  expect(warningsOf(computed)).toEqual(warnings)
})

test('another currency is not warned about where the payment would not count anyway', () => {
  const payments = [
    payment(A, 4900, { currency: 'EUR', status: 'failed' }),
    payment(A, 4900, { currency: 'EUR', billingStartMs: PERIOD.endMs, billingEndMs: null }),
  ]
  expect(warningsOf(run({ payments }))).toEqual({})
})

describe('a payment that belongs to no known tenant', () => {
  test.each([
    ['its subscription is unknown', null],
    ['its tenant does not exist', GHOST],
  ])('%s: it is unattributed, so that revenue conserves', (_, tenantId) => {
    const computed = run({ payments: [payment(tenantId, 4900), payment(A, 100)] })
    expect(computed.figures.revenue).toEqual({
      sourceCents: 5000,
      tenantCents: 100,
      unattributedCents: 4900,
      differenceCents: 0,
    })
    expect(computed.figures.tenants.map(({ tenantId: id }) => id)).not.toContain(GHOST)
    expect(warningsOf(computed)).toEqual({ payment_unattributed: 1 })
  })
})

test('two payments of a tenant are added, and a refund booked as a negative amount is taken off', () => {
  const payments = [payment(A, 4900), payment(A, 500, { id: 'b' }), payment(A, -900, { id: 'c' })]
  expect(rowOf(run({ payments }), A).revenueCents).toBe(4500)
})

describe('a payment without an amount', () => {
  const unknown = run({ payments: [payment(A, null), payment(A, 100), payment(B, 300)] })

  test('makes the revenue of its tenant null, with the reason, and of nobody else', () => {
    expect(rowOf(unknown, A)).toMatchObject({
      revenueCents: null,
      recognizedRevenueCents: null,
      profitCents: null,
      efficiencyRatio: null,
    })
    expect(rowOf(unknown, A).nulls.revenueCents?.code).toBe('payment_amount_unknown')
    expect(rowOf(unknown, B).revenueCents).toBe(300)
    expect(warningsOf(unknown)).toEqual({ payment_amount_unknown: 1 })
  })

  test('of an earlier month that reaches into this one makes recognized revenue null, billed revenue not', () => {
    const earlier = { billingStartMs: Date.UTC(2025, 9, 15), billingEndMs: Date.UTC(2025, 10, 15) }
    const row = rowOf(run({ payments: [payment(A, null, earlier), payment(A, 100)] }), A)
    expect(row.revenueCents).toBe(100)
    expect(row.recognizedRevenueCents).toBeNull()
    expect(row.nulls.recognizedRevenueCents).toBeDefined()
  })
})

describe('several months', () => {
  const covering = (days: number, extraMs = 0) =>
    warningsOf(
      run({
        payments: [
          payment(A, 4900, {
            billingStartMs: PERIOD.startMs,
            billingEndMs: PERIOD.startMs + days * DAY_MS + extraMs,
          }),
        ],
      }),
    )

  test('is more than 32 days', () => {
    expect(covering(31)).toEqual({})
    expect(covering(32)).toEqual({})
    expect(covering(32, 1)).toEqual({ multi_month_payment: 1 })
    expect(covering(365)).toEqual({ multi_month_payment: 1 })
  })

  test('is flagged only in the month that bills it, where it counts whole', () => {
    const year = { billingStartMs: Date.UTC(2025, 8, 1), billingEndMs: Date.UTC(2026, 8, 1) }
    const later = run({ payments: [payment(A, 36_500, year)] })
    expect(rowOf(later, A).revenueCents).toBe(0)
    expect(warningsOf(later)).toEqual({})
  })
})

test('a deleted tenant with revenue is still a row', () => {
  const computed = run({
    tenants: [tenant(A, { deletedMs: 0 }), tenant(B, { deletedMs: 0 })],
    payments: [payment(A, 4900)],
  })
  expect(computed.figures.tenants.map(({ tenantId }) => tenantId)).toEqual([A])
})
