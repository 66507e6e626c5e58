// A measure's trends look back 3, 6 and 12 months over one series, gaps and restatements shown.
import { describe, expect, test } from '@jest/globals'
import { ratio } from '../../../shared/money/divide.ts'
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

describe('rates are shown rounded and compared unrounded', () => {
  const of = (bounced: readonly number[], sent: readonly number[]) => {
    const rates = bounced.map((count, index) => ({
      period: `2025-1${index}`,
      value: ratio(count, sent[index] ?? 1, 6),
      restatedFrom: null,
    }))
    const unrounded = bounced.map((y, index) => ({ y, of: sent[index] ?? 1 }))
    return trendsOf([{ measure: 'bounce_rate', points: rates, unrounded, lastGrows: false }])[0]
  }

  test.each([
    // 39, 40 and 41 of 3,000 change by 5 % and no more, though 0.013, 0.013333 and 0.013667 would by 5.0026 %.
    [[39, 40, 41], [3000, 3000, 3000], 'stable', 5],
    [[39, 80, 123], [3000, 6000, 9000], 'stable', 5],
    [[39, 80, 124], [3000, 6000, 9000], 'increasing', 5.83],
    [[123, 80, 39], [9000, 6000, 3000], 'stable', -5],
    [[124, 80, 39], [9000, 6000, 3000], 'decreasing', -5.83],
    // One in seven, three in twenty-one, two in fourteen: the same rate.
    [[1, 3, 2], [7, 21, 14], 'stable', 0],
  ])('%j of %j: %s by %d %%', (bounced, sent, direction, changePercent) => {
    expect(of(bounced, sent)).toMatchObject({ direction, changePercent })
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
