// Bands are words: every figure lies in its band, figures of one band read the same, and no band is narrow enough to tell
// the figure.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bandOf, countBand, dollarsBand, percentBand } from '../../../shared/system/bands.ts'

const SEED = { seed: 11, numRuns: 500 }
const UNITS: Readonly<Record<string, number>> = { K: 1_000, M: 1_000_000 }

/** What the words say, read back. */
function boundsOf(words: string): [number, number] {
  const [low = '', high = ''] = words.split('-')
  const read = (text: string) => Number(text.replace(/[KM]$/, '')) * (UNITS[text.at(-1) ?? ''] ?? 1)
  return [read(low), read(high)]
}

const count = fc.integer({ min: 0, max: 5_000_000_000 })

describe('counts and dollars', () => {
  test('read as the contract shows them', () => {
    expect([120_000, 1_200, 0, 9, 10, 99, 2_500_000].map(countBand)).toEqual([
      '100K-150K',
      '1K-1.5K',
      '0-10',
      '0-10',
      '10-15',
      '70-100',
      '2M-3M',
    ])
    expect([120_000, 149_999, 150_000].map(dollarsBand)).toEqual(['1000-1500', '1000-1500', '1500-2000'])
  })

  test('lie in the band that the words say', () => {
    fc.assert(
      fc.property(count, (value) => {
        const [low, high] = boundsOf(countBand(value))
        const [lowDollars, highDollars] = boundsOf(dollarsBand(value))
        expect(low <= value && value < high).toBe(true)
        expect(lowDollars * 100 <= value && value < highDollars * 100).toBe(true)
      }),
      SEED,
    )
  })

  test('of one band read the same, to its ends', () => {
    fc.assert(
      fc.property(count, (value) => {
        const { low, high } = bandOf(value)
        expect(new Set([low, value, high - 1].map(countBand)).size).toBe(1)
        expect(countBand(high)).not.toBe(countBand(value))
        // A quarter of the upper end at least: nobody reads the figure off its band.
        expect(high - low).toBeGreaterThanOrEqual(high / 4)
      }),
      SEED,
    )
  })
})

describe('rates', () => {
  test('lie in their band of one percent, whose last one holds 100', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
        const [, low = '', high = ''] =
          /^(\d+)-(\d+)_percent$/.exec(percentBand(millionths / 1_000_000)) ?? []
        expect(Number(high) - Number(low)).toBe(1)
        expect(Number(low) * 10_000 <= millionths).toBe(true)
        expect(millionths < Number(high) * 10_000 || millionths === 1_000_000).toBe(true)
      }),
      SEED,
    )
    expect([0.98, 0.985, 0.989999, 0.99, 1, 0, 0.29].map(percentBand)).toEqual([
      '98-99_percent',
      '98-99_percent',
      '98-99_percent',
      '99-100_percent',
      '99-100_percent',
      '0-1_percent',
      '29-30_percent',
    ])
  })
})

test('what no band can hold is refused, never shown as another', () => {
  for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => countBand(value)).toThrow()
  for (const rate of [-0.01, 1.01, Number.NaN]) expect(() => percentBand(rate)).toThrow()
})
