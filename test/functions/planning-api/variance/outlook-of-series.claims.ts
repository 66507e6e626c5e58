// What the outlook of one line says: of a year that is over the sum of its months, and of no months a refusal with its reason.
import { describe, expect, test } from '@jest/globals'
import {
  amountOfOutlook,
  answeredOutlook,
} from '../../../../functions/planning-api/variance/outlook-of-series.ts'
import { knownAmount, noAmount } from '../../../../shared/budgets/amounts.ts'
import { monthsFrom } from '../../../../shared/periods/span.ts'

const series = {
  fiscalYear: '2025',
  firstMonth: 1,
  learnsFrom: '2025-01',
  floorCents: 0,
  knownChanges: [],
  notes: ['Said of forecasts alone.'],
}
const year = monthsFrom('2025-01', 12)

test('of a year that is over it is the sum of the actuals, and nothing is forecast', () => {
  const months = year.map((period, index) => ({ period, amount: knownAmount(100 + index) }))
  const { outlook } = answeredOutlook({ ...series, months })
  const sum = 12 * 100 + 66
  expect(outlook).toMatchObject({
    kind: 'closed',
    point_cents: sum,
    actual_cents: sum,
    method: null,
    missing: null,
  })
  expect(outlook.text.join()).not.toContain('forecasts alone')
})

test('of a year that is over with a month missing it is not known, and never the sum of the rest', () => {
  const gap = { code: 'not_published', message: 'No run.' }
  const months = year.map((period, index) => ({
    period,
    amount: index === 4 ? noAmount(gap) : knownAmount(100),
  }))
  const { outlook } = answeredOutlook({ ...series, months })
  expect(outlook).toMatchObject({ kind: 'closed', point_cents: null, actual_cents: 1_100 })
  expect(outlook.missing?.message).toContain('2025-05')
})

test('a member that is new is forecast from its first month, and its year begins with nothing', () => {
  const months = year
    .slice(0, 10)
    .map((period, index) => ({ period, amount: knownAmount(index < 4 ? 0 : 1_000) }))
  const { outlook } = answeredOutlook({ ...series, months, learnsFrom: '2025-05' })
  expect(outlook).toMatchObject({
    kind: 'interval',
    point_cents: 8_000,
    low_cents: 8_000,
    actual_cents: 6_000,
  })
})

test('a member that is in no month yet has no forecast: months without it are no months of nothing to learn from', () => {
  const months = year.slice(0, 10).map((period) => ({ period, amount: knownAmount(0) }))
  const { outlook } = answeredOutlook({ ...series, months, learnsFrom: null })
  expect(outlook).toMatchObject({ kind: 'refused', point_cents: null, actual_cents: 0 })
})

test('without a month that is over, or of a year that is far away, it is refused with the reason', () => {
  expect(answeredOutlook({ ...series, months: [] }).outlook).toMatchObject({
    kind: 'refused',
    missing: { code: 'no_actual_yet' },
  })
  const months = year.map((period) => ({ period, amount: knownAmount(1) }))
  expect(answeredOutlook({ ...series, fiscalYear: '2030', months }).outlook).toMatchObject({
    kind: 'refused',
    missing: { code: 'too_far_ahead' },
  })
})

describe('a month whose cost is unknown in part', () => {
  const withBound = (periods: readonly string[]) =>
    year.slice(0, 10).map((period) => ({
      period,
      amount: periods.includes(period) ? knownAmount(100, 'at_least') : knownAmount(1_000),
    }))

  test('is no fall that a forecast goes on from, and the year is at least what is known', () => {
    const { outlook, months } = answeredOutlook({ ...series, months: withBound(['2025-09', '2025-10']) })
    expect(outlook).toMatchObject({
      kind: 'interval',
      actual_cents: 8_200,
      point_cents: 10_200,
      bound: 'at_least',
    })
    expect(amountOfOutlook(outlook)).toEqual(knownAmount(10_200, 'at_least'))
    expect(months.map(({ cents, bound }) => [cents, bound]).slice(7)).toEqual([
      [1_000, null],
      [100, 'at_least'],
      [100, 'at_least'],
      [1_000, null],
      [1_000, null],
    ])
    expect(outlook.text.at(-1)).toBe(
      'Part of the cost is unknown in 2025-09, 2025-10: what is known of it is in the months that are over, and no forecast is made from it.',
    )
  })

  test('leaves no bound on a year that it is not in, and is the reason where too few months are left', () => {
    const whole = year.map((period) => ({ period, amount: knownAmount(100) }))
    expect(answeredOutlook({ ...series, months: whole }).outlook.bound).toBeNull()
    const { outlook } = answeredOutlook({ ...series, months: withBound(year.slice(2)) })
    expect(outlook).toMatchObject({ kind: 'refused', point_cents: null, bound: null })
    expect(outlook.missing?.message).toMatch(
      /^Only 2 months have data.*Part of the cost is unknown in 2025-03/,
    )
  })
})
