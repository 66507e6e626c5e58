// Deliverability and revenue risk (figure book, section 5): rates of sums, strict thresholds, one tenant's bad data its own.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DeliverabilityFigures } from '../../../shared/contract/summary/strategic-figures.ts'
import { deliverabilityFigures } from '../../../shared/deliverability/deliverability-figures.ts'
import { deliveriesOf } from '../../../shared/deliverability/deliveries.ts'
import { deliverabilityRisk, revenueHealth } from '../../../shared/deliverability/revenue-risk.ts'
import type { KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { DeliverabilityRow } from '../../../shared/summaries/summary-inputs.ts'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'
import { SEED } from '../../worlds/random-world.ts'
import { A, B, C } from '../../worlds/world.ts'

const MONTH = '2025-11'
const NO_GAPS = { counts: null, spam: null }

const row = (
  tenantId: string | null,
  sent: number,
  bounced: number,
  spam = 0,
  change = {},
): DeliverabilityRow => ({
  month: MONTH,
  companyIdText: `company-${tenantId}`,
  tenantId,
  days: 30,
  unknownDays: 0,
  daysOverOne: 0,
  emailsSent: sent,
  emailsBounced: bounced,
  emailsSpam: spam,
  ...change,
})

const read = (rows: readonly DeliverabilityRow[], months: readonly string[] = [MONTH]) => {
  const warnings = new WarningLog()
  const deliveries = deliveriesOf(rows, months, warnings)
  return { deliveries, warnings: Object.fromEntries(warnings.list().map(({ code, count }) => [code, count])) }
}

const figuresOf = (
  rows: readonly DeliverabilityRow[],
  revenueCents: KnownOrReason<number> = 100_000,
  gaps: { counts: NullReason | null; spam: NullReason | null } = NO_GAPS,
): DeliverabilityFigures & { nulls: Record<string, NullReason> } => {
  const nulls: Record<string, NullReason> = {}
  const tally = read(rows).deliveries.of(A)
  return { ...deliverabilityFigures({ tally, revenueCents, gaps, assumedProtection: 0.8 }, nulls), nulls }
}

describe('a tenant over a window', () => {
  test('the rate is of sums, not a mean of rates, over all its companies', () => {
    const rows = [row(A, 1000, 10), row(A, 10, 5, 0, { companyIdText: 'another company' })]
    expect(figuresOf(rows)).toMatchObject({ trackedEmails: 1010, bouncedEmails: 15, bounceRate: 0.014851 })
  })

  test('a bounce costs 5 cents, a complaint 25; what bounces cost is a part of the loss', () => {
    expect(figuresOf([row(A, 10_000, 300, 20)])).toMatchObject({
      estimatedRevenueLossCents: 2000,
      potentialSavingsCents: 1500,
      protectedRevenueCents: 1600,
      revenueRiskScore: 0.02,
      revenueHealth: 'Excellent',
      deliverabilityRisk: 'acceptable',
    })
  })

  test('a day over 1 is flagged and counted; a window over 1 is refused', () => {
    const late = [row(A, 1000, 100, 0, { daysOverOne: 2 })]
    expect(figuresOf(late).bounceRate).toBe(0.1)
    expect(read(late).warnings).toEqual({ bounce_day_over_one: 2 })
    expect(figuresOf([row(A, 100, 100)])).toMatchObject({ bounceRate: 1 })
    const refused = figuresOf([row(A, 100, 101, 3)])
    expect(refused).toMatchObject({
      trackedEmails: null,
      bounceRate: null,
      deliverabilityRisk: null,
      estimatedRevenueLossCents: null,
      protectedRevenueCents: null,
      revenueHealth: null,
    })
    expect(refused.nulls.bounceRate?.code).toBe('bad_deliverability_data')
    expect(read([row(A, 100, 101)]).warnings).toEqual({ deliverability_refused: 1 })
  })

  test('a day without a count makes every figure unknown, not smaller', () => {
    const unknown = figuresOf([row(A, 1000, 1, 0, { unknownDays: 1 })])
    expect(unknown).toMatchObject({ trackedEmails: null, deliverabilityRisk: null, revenueRiskScore: null })
    expect(unknown.nulls.trackedEmails?.code).toBe('daily_summary_unknown')
  })

  test('nothing sent is no data', () => {
    expect(figuresOf([row(A, 0, 0)])).toMatchObject({ bounceRate: null, deliverabilityRisk: 'no_data' })
    expect(figuresOf([])).toMatchObject({ trackedEmails: null, deliverabilityRisk: 'no_data' })
    expect(figuresOf([]).nulls.trackedEmails?.code).toBe('no_daily_summary')
  })

  test('without revenue health is unknown and the score null with the reason', () => {
    const free = figuresOf([row(A, 100, 1)], 0)
    expect(free).toMatchObject({ revenueRiskScore: null, revenueHealth: 'unknown' })
    expect(free.nulls.revenueRiskScore?.code).toBe('no_revenue')
    const gap = { code: 'payment_amount_unknown', message: 'A payment has no amount.' }
    expect(figuresOf([row(A, 100, 1)], gap)).toMatchObject({
      revenueHealth: 'unknown',
      nulls: { revenueRiskScore: gap },
    })
  })

  test('without a spam column the loss is unknown, the bounce rate is not', () => {
    const spam = { code: 'source_missing', message: 'no column' }
    expect(figuresOf([row(A, 100, 8)], 1000, { counts: null, spam })).toMatchObject({
      bounceRate: 0.08,
      deliverabilityRisk: 'monitoring_needed',
      potentialSavingsCents: 40,
      spamComplaints: null,
      estimatedRevenueLossCents: null,
      nulls: { estimatedRevenueLossCents: spam },
    })
  })

  test('every null has a reason, and nothing else has one', () => {
    for (const rows of [[], [row(A, 0, 0)], [row(A, 1, 2)], [row(A, 5, 1)]]) {
      const { nulls, ...figures } = figuresOf(rows, 0)
      const nullFields = Object.entries(figures).flatMap(([field, value]) => (value === null ? field : []))
      expect(Object.keys(nulls).sort()).toEqual(nullFields.sort())
    }
  })
})

describe('thresholds', () => {
  test.each([
    [50_000, 'acceptable'],
    [50_001, 'monitoring_needed'],
    [100_000, 'monitoring_needed'],
    [100_001, 'critical_action_required'],
  ])('%d bounces of a million are %s', (bounced, risk) => {
    expect(deliverabilityRisk(bounced, 1_000_000)).toBe(risk)
  })

  test.each([
    [49_999, 'Excellent'],
    [50_000, 'Good'],
    [99_999, 'Good'],
    [100_000, 'Monitor'],
    [199_999, 'Monitor'],
    [200_000, 'Critical Action Required'],
  ])('a loss of %d of a million is %s', (loss, health) => {
    expect(revenueHealth(loss, 1_000_000)).toBe(health)
  })

  test('a rate that rounds to the threshold is still over it', () => {
    expect(figuresOf([row(A, 10_000_000, 500_001)])).toMatchObject({
      bounceRate: 0.05,
      deliverabilityRisk: 'monitoring_needed',
    })
  })
})

describe('the platform', () => {
  test('adds up the tenants whose data are good and names the others', () => {
    const { deliveries, warnings } = read([
      row(A, 1000, 10, 1),
      row(B, 10, 11),
      row(C, 50, 1, 0, { unknownDays: 3 }),
      row(null, 99, 9),
    ])
    expect(deliveries.platform).toMatchObject({ sent: 1000, bounced: 10, spam: 1 })
    expect(deliveries.leftOut).toEqual([B, C])
    expect(warnings).toEqual({
      deliverability_refused: 1,
      deliverability_unknown: 1,
      delivery_company_missing: 30,
    })
  })

  test('a month of bad data that later months make up for is bad in that month alone', () => {
    const months = ['2025-10', MONTH]
    const rows = [row(A, 10, 20, 0, { month: '2025-10' }), row(A, 1000, 20)]
    const { deliveries } = read(rows, months)
    expect(deliveries.of(A)).toMatchObject({ sent: 1010, bounced: 40 })
    expect(deliveries.platformInMonth('2025-10').days).toBe(0)
    expect(deliveries.platformInMonth(MONTH)).toMatchObject({ sent: 1000, bounced: 20 })
  })

  test('one tenant of bad data changes no other tenant, and the platform by that tenant alone, in any order', () => {
    const count = fc.nat(1000)
    const world = fc.array(fc.tuple(fc.constantFrom(A, B, C), count, count), { maxLength: 8 })
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 1e6 }), (given, extra) => {
        const rows = given.map(([id, a, b]) => row(id, Math.max(a, b), Math.min(a, b)))
        const before = read(rows).deliveries
        const after = read([row(B, 0, extra + 10_000), ...rows.toReversed()]).deliveries
        expect(after.of(A)).toEqual(before.of(A))
        expect(after.of(C)).toEqual(before.of(C))
        expect(after.leftOut).toEqual([B])
        const without = read(rows.filter(({ tenantId }) => tenantId !== B)).deliveries
        expect(after.platform).toEqual(without.platform)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})
