// The words of a range never say more than is known: two significant figures, low down and high up.
import { describe, expect, test } from '@jest/globals'
import { centsRange, plainRange, rangeWords } from '../../../shared/ranges/range-words.ts'

describe('the words of a range', () => {
  test.each([
    [500_000, 1_500_000, '$5K-15K potential impact'],
    [50_000, 200_000, '$500-2,000 potential impact'],
    [149_999, 250_100, '$1.4K-2.6K potential impact'],
    [50_000, 250_000_000, '$500-2,500,000 potential impact'],
    [99_999, 99_999, '$990-1,000 potential impact'],
    [123_456_789, 987_654_321, '$1.2M-9.9M potential impact'],
    [0, 52, '$0-1 potential impact'],
    [9_900, 10_000, '$99-100 potential impact'],
  ])('%d to %d cents is "%s"', (low, high, words) => {
    expect(rangeWords(low, high, 'potential impact')).toBe(words)
  })

  test('one amount stands alone, so nothing is ever "$0-0"', () => {
    expect(rangeWords(0, 0, 'a month')).toBe('$0 a month')
    expect(rangeWords(10_000, 10_000, 'a month')).toBe('$100 a month')
  })

  test('an unknown end leaves no words', () => {
    expect(rangeWords(null, 5, 'a month')).toBeNull()
    expect(centsRange(null, null, 'a month')).toEqual({ lowCents: null, highCents: null, words: null })
  })

  test('the plain form of an event has whole dollars and no marks', () => {
    expect(plainRange(123_456, 200_001)).toBe('1200-2100')
  })
})
