// Ratios and unit costs are rounded half away from zero, from integers, once.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { divideRounded, ratio } from '../../../shared/money/divide.ts'
import { fraction, roundedTo } from '../../worlds/fractions.ts'
import { SEED } from '../../worlds/random-world.ts'

describe('half away from zero', () => {
  test.each([
    [1, 2, 1],
    [-1, 2, -1],
    [3, 2, 2],
    [-3, 2, -2],
    [5, -2, -3],
    [-5, -2, 3],
    [49, 100, 0],
    [-49, 100, 0],
    [7, 1, 7],
  ])('%d / %d is %d', (top, bottom, rounded) => {
    expect(divideRounded(BigInt(top), BigInt(bottom))).toBe(BigInt(rounded))
  })

  test('1.005 as 201 / 200 is 1.01, which floats get wrong', () => {
    expect(ratio(201, 200, 2)).toBe(1.01)
    expect(ratio(-201, 200, 2)).toBe(-1.01)
  })

  test('it equals the fraction rounded plainly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer().filter((bottom) => bottom !== 0),
        fc.constantFrom(0, 2, 6),
        (top, bottom, decimals) => {
          const expected = roundedTo(decimals, fraction(top, bottom))
          expect(ratio(top, bottom, decimals) + 0).toBe(expected)
          expect(Number(divideRounded(BigInt(top), BigInt(bottom)))).toBe(roundedTo(0, fraction(top, bottom)))
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
  })
})

test('nothing is divided by zero: the caller has a reason to give instead', () => {
  expect(() => ratio(1, 0, 2)).toThrow(RangeError)
})
