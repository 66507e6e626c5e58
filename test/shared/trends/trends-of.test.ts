// A measure's trends look back 3, 6 and 12 months over one series, gaps and restatements shown.
import { expect, test } from '@jest/globals'
import { trendsOf } from '../../../shared/trends/trends-of.ts'

const points = Array.from({ length: 12 }, (_, index) => ({
  period: `2025-${String(index + 1).padStart(2, '0')}`,
  value: index < 9 ? 1000 : 1000 - 100 * (index - 8),
  restatedFrom: index === 11 ? 750 : null,
}))

test('the same series is stable over a year and decreasing over its last quarter', () => {
  const trends = trendsOf([{ measure: 'revenue', points, lastGrows: false }])
  expect(trends.map(({ months, direction }) => [months, direction])).toEqual([
    [3, 'decreasing'],
    [6, 'decreasing'],
    [12, 'stable'],
  ])
  expect(trends.map((trend) => trend.points)).toEqual([null, null, points])
})

test('rates are compared to six decimals', () => {
  const rates = [0.04, 0.041, 0.042001].map((value, index) => ({
    period: `2025-1${index}`,
    value,
    restatedFrom: null,
  }))
  expect(trendsOf([{ measure: 'bounce_rate', points: rates, lastGrows: false }])[0]).toMatchObject({
    direction: 'stable',
    changePercent: 4.88,
  })
})

test('months without data in the window leave too few points for the short trend alone', () => {
  const gaps = points.map((point, index) => (index === 10 ? { ...point, value: null } : point))
  expect(
    trendsOf([{ measure: 'revenue', points: gaps, lastGrows: false }]).map(({ direction }) => direction),
  ).toEqual(['insufficient_data', 'decreasing', 'stable'])
})

test('a month that still grows is shown and is no point: nothing decreases because a month has just begun', () => {
  const begun = points.map((point, index) => ({ ...point, value: index === 11 ? 3 : 1000 }))
  const trends = trendsOf([{ measure: 'revenue', points: begun, lastGrows: true }])
  expect(trends.map(({ direction }) => direction)).toEqual(['insufficient_data', 'stable', 'stable'])
  expect(trends[2]?.points?.at(-1)?.value).toBe(3)
})
