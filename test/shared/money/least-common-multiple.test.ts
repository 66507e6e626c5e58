// Weights with different denominators meet at their least common multiple, however large.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leastCommonMultiple } from '../../../shared/money/least-common-multiple.ts'
import { SEED } from '../../worlds/random-world.ts'

test.each([
  [1n, 1n, 1n],
  [4n, 6n, 12n],
  [7n, 5n, 35n],
  [10n ** 20n, 10n ** 18n, 10n ** 20n],
])('of %d and %d it is %d', (a, b, multiple) => {
  expect(leastCommonMultiple(a, b)).toBe(multiple)
})

test('it is the first multiple of the one that the other divides', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (a, b) => {
      let multiple = a
      while (multiple % b !== 0) multiple += a
      expect(leastCommonMultiple(BigInt(a), BigInt(b))).toBe(BigInt(multiple))
    }),
    { seed: SEED, numRuns: 200 },
  )
})
