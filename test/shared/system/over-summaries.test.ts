// Several published months together: sums of what is known, ratios of the sums, and a reason where a month is missing.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import { overSummaries } from '../../../shared/system/over-summaries.ts'

const NO_SUMMARY = { code: 'no_summary', message: 'No summary.' }

function subject(fields: SummarySubject['fields'], costComplete = true): SummarySubject {
  const words = { savings: { lowCents: 0, highCents: 0, words: null }, savingsMissing: null }
  return { ...words, fields, costComplete, kpis: [], trends: [], nulls: { revenueCents: NO_SUMMARY } }
}

const month = (period: string, fields: SummarySubject['fields'], costComplete?: boolean) => ({
  period,
  subject: subject(fields, costComplete),
})
const amounts = {
  revenueCents: fc.integer({ min: 1, max: 1_000_000_000 }),
  totalCostCents: fc.integer({ min: 0, max: 1_000_000_000 }),
  trackedEmails: fc.integer({ min: 1, max: 1_000_000_000 }),
  bouncedEmails: fc.integer({ min: 0, max: 1_000 }),
  estimatedRevenueLossCents: fc.integer({ min: 0, max: 1_000_000 }),
  protectedRevenueCents: fc.integer({ min: 0, max: 1_000_000 }),
  criticalIssues: fc.integer({ min: 0, max: 1_000 }),
}

test('cents and counts add to the cent, ratios are those of the sums, in whatever months they came', () => {
  fc.assert(
    fc.property(fc.array(fc.record(amounts), { minLength: 1, maxLength: 12 }), (all) => {
      const over = overSummaries(all.map((fields, place) => month(`month ${place}`, fields)))
      const sum = (field: keyof typeof amounts) => all.reduce((total, one) => total + one[field], 0)
      expect(over.revenueCents).toBe(sum('revenueCents'))
      expect(over.totalCostCents).toBe(sum('totalCostCents'))
      expect(over.criticalIssues).toBe(sum('criticalIssues'))
      const rates = [over.bounceRate as number, over.deliveryRate as number]
      expect(rates[0]).toBeCloseTo(sum('bouncedEmails') / sum('trackedEmails'), 5)
      expect((rates[0] ?? 0) + (rates[1] ?? 0)).toBeCloseTo(1, 5)
      const [together] = [{ ...Object.fromEntries(Object.keys(amounts).map((f) => [f, sum(f as never)])) }]
      expect(over).toEqual(overSummaries([month('all', together as SummarySubject['fields'])]))
    }),
    { seed: 11, numRuns: 200 },
  )
})

test('a month without a summary leaves every sum null, with the month in the reason, and the cost a lower bound', () => {
  const over = overSummaries([
    month('2025-07', { totalCostCents: 100 }),
    { period: '2025-08', subject: NO_SUMMARY },
  ])
  expect(over.totalCostCents).toEqual({ code: 'no_summary', message: '2025-08: No summary.' })
  expect(over.costComplete).toBe(false)
})

test('nothing sent and nothing billed give reasons, never a rate of 0', () => {
  const over = overSummaries([
    month('2025-07', {
      trackedEmails: 0,
      bouncedEmails: 0,
      revenueCents: 0,
      totalCostCents: 5,
      estimatedRevenueLossCents: 0,
    }),
  ])
  expect([over.bounceRate, over.deliveryRate]).toMatchObject([{ code: 'no_emails' }, { code: 'no_emails' }])
  expect([over.grossMarginPct, over.revenueRiskScore]).toMatchObject([
    { code: 'no_revenue' },
    { code: 'no_revenue' },
  ])
  expect([over.deliverabilityRisk, over.revenueHealth]).toEqual(['no_data', 'unknown'])
})
