// Where a series goes: strictly beyond 5 % of its median, by a slope that one odd month does not bend.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { directionOf } from '../../../shared/trends/trend-direction.ts'
import { SEED } from '../../worlds/random-world.ts'

/** A month without data is null. */
const of = (values: readonly (number | null)[]) =>
  directionOf(values.flatMap((y, x) => (y === null ? [] : { x, y })))

describe('the direction of a series', () => {
  // Slope 2.5 % of the median a month, twice: 5 % and no more.
  test.each([
    [[39, 40, 41], 'stable', 5],
    [[389, 400, 410], 'increasing', 5.25],
    [[41, 40, 39], 'stable', -5],
    [[410, 400, 389], 'decreasing', -5.25],
    [[390, 400, 410], 'stable', 5],
    [[1000, 1000, 1000], 'stable', 0],
  ])('%j is %s by %d %%', (values, direction, changePercent) => {
    expect(of(values)).toEqual({ direction, changePercent, missing: null })
  })

  test('the threshold is met by a part in a million', () => {
    expect(of([39_000_000, 40_000_000, 41_000_000]).direction).toBe('stable')
    expect(of([39_000_000, 40_000_000, 41_000_001])).toMatchObject({
      direction: 'increasing',
      changePercent: 5,
    })
  })

  test('two points say nothing, three do', () => {
    expect(of([1, 2])).toMatchObject({ direction: 'insufficient_data', changePercent: null })
    expect(of([1, null, 9, null])).toMatchObject({ missing: { code: 'insufficient_data' } })
    expect(of([1, 2, 3])).toMatchObject({ direction: 'increasing', changePercent: 100 })
  })

  test('one odd month does not bend it', () => {
    expect(of([100, 100, 100, 900, 100, 100]).direction).toBe('stable')
  })

  test('a month without data is no point and moves no other: 10 a month over a gap', () => {
    // Slopes 10 throughout; three points, so 10 x 2 of a median of 120.
    expect(of([100, null, 120, 130])).toEqual({
      direction: 'increasing',
      changePercent: 16.67,
      missing: null,
    })
  })

  test('an even number of slopes takes the mean of the middle two', () => {
    // Slopes 1, 2, 3, 1.5, 2.5, 2 of 100, 101, 103, 106: median 2; 2 x 3 of 102.
    expect(of([100, 101, 103, 106]).changePercent).toBe(5.88)
  })

  test('over a median of zero or less there is a direction and no percentage', () => {
    expect(of([0, 0, 500])).toMatchObject({ direction: 'increasing', changePercent: null })
    expect(of([0, 0, 0, 0, 9])).toMatchObject({
      direction: 'stable',
      missing: { code: 'median_not_positive' },
    })
    expect(of([-10, -20, -30])).toMatchObject({ direction: 'decreasing', changePercent: null })
  })

  const series = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 4 }), { maxLength: 12 })

  test('the same series in another currency or unit goes the same way', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 1000 }), (values, factor) => {
        expect(of(values.map((value) => (value === null ? null : value * factor)))).toEqual(of(values))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('a series of fractions goes the way of the same series in whole numbers', () => {
    const PARTS = 27_720
    const fraction = fc.record({
      y: fc.integer({ min: 0, max: 400 }),
      of: fc.constantFrom(7, 9, 11, 12, 40, 1),
    })
    // Close to one another as well: there floats cannot tell which slope is in the middle.
    const near = fc
      .record({ y: fc.integer({ min: -1, max: 1 }), of: fc.constantFrom(27_720, 13_860, 9240) })
      .map(({ y, of }) => ({ y: of + y, of }))
    fc.assert(
      fc.property(fc.array(fc.oneof(fraction, near), { minLength: 3, maxLength: 12 }), (values) => {
        const fractions = directionOf(values.map((value, x) => ({ x, ...value })))
        expect(fractions).toEqual(of(values.map(({ y, of: parts }) => y * (PARTS / parts))))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('a series told backwards goes the other way', () => {
    const other = { increasing: 'decreasing', decreasing: 'increasing' } as Record<string, string>
    fc.assert(
      fc.property(series, (values) => {
        const { direction, changePercent } = of(values)
        const backwards = of(values.toReversed())
        expect(backwards.direction).toBe(other[direction] ?? direction)
        expect(backwards.changePercent).toBe(changePercent === null ? null : 0 - changePercent)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
