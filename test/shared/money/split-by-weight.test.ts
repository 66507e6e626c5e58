// Dividing cents by weight never loses or invents one, and everyone's share is explainable.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { splitByWeight } from '../../../shared/money/split-by-weight.ts'
import {
  ceilingOf,
  compare,
  type Fraction,
  floorOf,
  fraction,
  largestRemainder,
  plus,
} from '../../worlds/fractions.ts'
import { SEED } from '../../worlds/random-world.ts'

const cents = fc.oneof(
  fc.integer({ min: -30, max: 30 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger(),
)
const weight = fc.oneof(fc.bigInt(0n, 3n), fc.bigInt(0n, 100_000n), fc.bigInt(0n, 10n ** 30n))
const weights = fc.array(weight, { minLength: 1, maxLength: 12 }).filter((all) => all.some((one) => one > 0n))

const often = (numRuns: number) => ({ seed: SEED, numRuns })

const unroundedShares = (total: number, all: readonly bigint[]): Fraction[] => {
  const sum = all.reduce((a, b) => a + b, 0n)
  return all.map((one) => fraction(BigInt(total) * one, sum))
}

const centsOf = (total: number, all: readonly bigint[]): number[] =>
  splitByWeight(total, all).map((part) => part.cents)

describe('whatever the amount and the weights', () => {
  test('the parts sum to the amount', () => {
    fc.assert(
      fc.property(cents, weights, (total, all) => {
        const sum = centsOf(total, all).reduce((a, part) => a + BigInt(part), 0n)
        expect(sum).toBe(BigInt(total))
      }),
      often(1500),
    )
  })

  test('each part is the floor or the ceiling of its unrounded share', () => {
    fc.assert(
      fc.property(cents, weights, (total, all) => {
        const parts = centsOf(total, all)
        unroundedShares(total, all).forEach((share, index) => {
          const part = BigInt(parts[index] ?? Number.NaN)
          if (part !== floorOf(share)) expect(part).toBe(ceilingOf(share))
        })
      }),
      often(1500),
    )
  })

  test('a zero weight gets zero', () => {
    fc.assert(
      fc.property(cents, weights, (total, all) => {
        const parts = splitByWeight(total, all)
        all.forEach((one, index) => {
          if (one === 0n) expect(parts[index]).toEqual({ cents: 0, spareCent: false })
        })
      }),
      often(1500),
    )
  })

  test('a negative amount mirrors the positive one', () => {
    fc.assert(
      fc.property(cents, weights, (total, all) => {
        const mirrored = centsOf(-total, all).map((part) => 0 - part)
        expect(centsOf(total, all).map((part) => 0 + part)).toEqual(mirrored)
      }),
      often(1500),
    )
  })

  test('spare cents go to the largest remainders, equal ones to the earlier part', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, all) => {
        const parts = splitByWeight(total, all)
        const remainders = unroundedShares(total, all).map((share) => plus(share, fraction(-floorOf(share))))
        parts.forEach((lucky, index) => {
          if (!lucky.spareCent) return
          remainders.forEach((other, otherIndex) => {
            if (parts[otherIndex]?.spareCent) return
            const apart = compare(remainders[index] ?? fraction(0), other)
            if (apart <= 0) expect([apart, index < otherIndex]).toEqual([0, true])
          })
        })
      }),
      often(1500),
    )
  })

  test('it equals the largest remainder written plainly in exact fractions', () => {
    fc.assert(
      fc.property(cents, weights, (total, all) => {
        expect(centsOf(total, all)).toEqual(largestRemainder(total, unroundedShares(total, all)))
      }),
      often(2000),
    )
  })

  test('only proportions matter: weights all multiplied by the same number divide alike', () => {
    fc.assert(
      fc.property(cents, weights, fc.bigInt(1n, 10n ** 20n), (total, all, factor) => {
        expect(
          splitByWeight(
            total,
            all.map((one) => one * factor),
          ),
        ).toEqual(splitByWeight(total, all))
      }),
      often(700),
    )
  })
})

test('a dollar over three equal weights: the spare cent goes to the first', () => {
  expect(splitByWeight(100, [1n, 1n, 1n])).toEqual([
    { cents: 34, spareCent: true },
    { cents: 33, spareCent: false },
    { cents: 33, spareCent: false },
  ])
  expect(centsOf(-100, [1n, 1n, 1n])).toEqual([-34, -33, -33])
})

test('when a total grows by a cent one share can fall by one, as the method text says', () => {
  // Over 6:6:2, 10 cents are 4.29, 4.29 and 1.43; 11 cents are 4.71, 4.71 and 1.57, and the last one's spare cent is gone.
  expect(centsOf(10, [6n, 6n, 2n])).toEqual([4, 4, 2])
  expect(centsOf(11, [6n, 6n, 2n])).toEqual([5, 5, 1])
})

test('what cannot be divided is refused, not guessed', () => {
  expect(() => splitByWeight(100, [0n, 0n])).toThrow(RangeError)
  expect(() => splitByWeight(100, [])).toThrow(RangeError)
  expect(() => splitByWeight(100, [2n, -1n])).toThrow(RangeError)
  expect(() => splitByWeight(0.5, [1n])).toThrow(RangeError)
  expect(() => splitByWeight(Number.MAX_SAFE_INTEGER + 1, [1n])).toThrow(RangeError)
})
