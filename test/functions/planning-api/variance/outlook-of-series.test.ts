// What the outlook of one line says: of a year that is over the sum of its months, and of no months a refusal with its reason.
import { expect, test } from '@jest/globals'
import { answeredOutlook } from '../../../../functions/planning-api/variance/outlook-of-series.ts'
import { knownAmount, noAmount } from '../../../../shared/budgets/amounts.ts'
import { monthsFrom } from '../../../../shared/periods/span.ts'

const series = {
  fiscalYear: '2025',
  firstMonth: 1,
  learnsFrom: null,
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
