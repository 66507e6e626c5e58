// A tenant's derived figures: computed last, from whole cents, and null with a reason where they cannot be.
import { describe, expect, test } from '@jest/globals'
import { A, assignment, ip, payment, rowOf, run, sent, subscription, vps } from '../../worlds/world.ts'

interface Facts {
  readonly cost?: number
  readonly revenue?: number
  readonly price?: number
  readonly emails?: number
  readonly delivered?: number
}

/** A's row when it carries that cost, was billed that revenue and sent that many emails. */
const rowWith = ({ cost, revenue, price, emails, delivered }: Facts) =>
  rowOf(
    run({
      ...(cost !== undefined && {
        vps: [vps('v1', cost)],
        ips: [ip('i1', 'v1', 0)],
        assignments: [assignment('i1', A)],
      }),
      payments: revenue === undefined ? [] : [payment(A, revenue)],
      subscriptions: price === undefined ? [] : [subscription(A, price)],
      usage: emails === undefined ? [] : [sent(A, emails)],
      dailySummaries:
        delivered === undefined
          ? []
          : [
              {
                companyIdText: 'company',
                tenantId: A,
                rows: 1,
                rowsWithoutVolume: 0,
                emailsSent: delivered,
                emailsBounced: 0,
              },
            ],
    }),
    A,
  )

describe('profit and margin', () => {
  test('revenue without cost, and its part of revenue in percent', () => {
    expect(rowWith({ cost: 1000, revenue: 4900 })).toMatchObject({
      profitCents: 3900,
      grossMarginPct: 79.59,
      efficiencyRatio: 4.9,
    })
  })

  test('a loss is negative, rounded half away from zero', () => {
    // 99 of 800 is 12.375 %.
    expect(rowWith({ cost: 701, revenue: 800 }).grossMarginPct).toBe(12.38)
    expect(rowWith({ cost: 899, revenue: 800 }).grossMarginPct).toBe(-12.38)
  })

  test('without revenue there is a profit, and no margin', () => {
    const row = rowWith({ cost: 1000 })
    expect(row).toMatchObject({ profitCents: -1000, grossMarginPct: null, efficiencyRatio: 0 })
    expect(row.nulls.grossMarginPct?.code).toBe('no_revenue')
  })

  test('without cost there is no efficiency ratio', () => {
    const row = rowWith({ revenue: 4900 })
    expect(row).toMatchObject({ profitCents: 4900, grossMarginPct: 100, efficiencyRatio: null })
    expect(row.nulls.efficiencyRatio?.code).toBe('no_cost')
  })
})

describe('unit costs', () => {
  test('are dollars with six decimals', () => {
    const row = rowWith({ cost: 1000, emails: 3000, delivered: 7 })
    expect(row).toMatchObject({ costPerEmailSent: 0.003333, costPerEmailDelivered: 1.428571 })
  })

  test('half a millionth of a dollar is rounded up', () => {
    // 1 cent over 20,000 emails is $0.0000005.
    expect(rowWith({ cost: 1, emails: 20_000 }).costPerEmailSent).toBe(0.000001)
    expect(rowWith({ cost: 1, emails: 20_001 }).costPerEmailSent).toBe(0)
  })

  test('are null with zero emails, and with unknown emails, each for its reason', () => {
    const none = rowWith({ cost: 1000, emails: 0, delivered: 0 })
    expect(none).toMatchObject({
      costPerEmailSent: null,
      costPerEmailDelivered: null,
      efficiencyCategory: null,
    })
    expect(none.nulls.costPerEmailSent?.code).toBe('no_emails')
    expect(none.nulls.efficiencyCategory?.code).toBe('no_emails')
    const unknown = rowWith({ cost: 1000 })
    expect(unknown.nulls.costPerEmailSent?.code).toBe('no_usage_rows')
    expect(unknown.nulls.costPerEmailDelivered?.code).toBe('no_daily_summary')
  })
})

describe('ratings in a row', () => {
  test('compare the list price, not the revenue, with total cost', () => {
    expect(rowWith({ cost: 1000, price: 2001, revenue: 1 })).toMatchObject({
      businessHealth: { status: 'Excellent', provisional: false },
      costEfficiencyScore: 50.02,
      optimizationPotential: 'moderate',
    })
  })

  test('without a list price are null for that reason', () => {
    const row = rowWith({ cost: 1000 })
    expect(row.businessHealth).toEqual({ status: null, provisional: false })
    expect(row.nulls.businessHealth?.code).toBe('no_active_subscription')
    expect(row.nulls.costEfficiencyScore?.code).toBe('no_active_subscription')
  })

  test('at a list price of zero there is no score, and health is critical', () => {
    const row = rowWith({ cost: 1000, price: 0 })
    expect(row.businessHealth.status).toBe('Critical Action Required')
    expect(row.costEfficiencyScore).toBeNull()
  })

  test('the efficiency category goes by delivered emails', () => {
    expect(rowWith({ cost: 1000, emails: 1, delivered: 1001 }).efficiencyCategory).toBe('Highly Efficient')
  })
})
