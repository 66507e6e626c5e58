// Ranges as events carry them: the documents' forms are read, everything else is null and never a default.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRange } from '../../../shared/ranges/parse-range.ts'
import { plainRange, rangeWords } from '../../../shared/ranges/range-words.ts'
import { SEED } from '../../worlds/random-world.ts'

const dollars = (low: number, high: number, midpoint: number) => ({ low, high, midpoint, unit: 'dollars' })
const percent = (low: number, high: number, midpoint: number) => ({ low, high, midpoint, unit: 'percent' })

describe('a range', () => {
  test.each([
    ['500-2000', dollars(500, 2000, 1250)],
    ['1000-5000', dollars(1000, 5000, 3000)],
    ['$5K-15K', dollars(5000, 15_000, 10_000)],
    ['$5K-15K potential impact', dollars(5000, 15_000, 10_000)],
    ['1K-2.5K', dollars(1000, 2500, 1750)],
    ['25-50_percent_improvement', percent(25, 50, 37.5)],
    ['25-50%', percent(25, 50, 37.5)],
    ['$1.2M-3M', dollars(1_200_000, 3_000_000, 2_100_000)],
    ['$1,250-12,500.50', dollars(1250, 12_500.5, 6875.25)],
    ['$500 - $2k a month', dollars(500, 2000, 1250)],
    ['500-2000_usd', dollars(500, 2000, 1250)],
    ['0-0', dollars(0, 0, 0)],
  ])('%s is read', (text, expected) => {
    expect(parseRange(text)).toEqual(expected)
  })

  test.each([
    ['750', 750],
    ['$2.5K', 2500],
    [1200, 1200],
    [19.99, 19.99],
  ])('a single figure %s is its own midpoint', (value, figure) => {
    expect(parseRange(value)).toEqual(dollars(figure, figure, figure))
  })

  test('each end has its own K: 500-2K is 500 to 2,000', () => {
    expect(parseRange('500-2K')).toEqual(dollars(500, 2000, 1250))
  })

  test.each([
    '',
    'about 500',
    '500+',
    '2000-500',
    '-500-200',
    '500-2000 emails',
    '€500-2000',
    '1,0-20',
    '1e3',
    '500-',
    '1-2-3',
    '$25-50 %',
    '25K-50K%',
    'NaN',
    'Infinity',
    null,
    undefined,
    true,
    -5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { low: 1 },
  ])('%j cannot be read: null, and no default', (value) => {
    expect(parseRange(value)).toBeNull()
  })

  test('what we write in words or in an event reads back as a range around the same amounts', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000_000), fc.nat(3_000_000_000), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        for (const text of [rangeWords(low, high, 'a month'), plainRange(low, high)]) {
          const read = parseRange(text)
          expect(read?.unit).toBe('dollars')
          expect((read?.low ?? Number.NaN) * 100).toBeLessThanOrEqual(low)
          expect((read?.high ?? Number.NaN) * 100).toBeGreaterThanOrEqual(high)
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
