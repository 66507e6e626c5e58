// Unrounded shares are shown as they were computed, never through a float.
import { expect, test } from '@jest/globals'
import { decimalText } from '../../../shared/money/decimal-text.ts'

test.each([
  [1001n, 4n, 6, '250.25'],
  [1001n, 2n, 6, '500.5'],
  [100n, 3n, 6, '33.333333'],
  [200n, 3n, 6, '66.666667'],
  [-100n, 3n, 6, '-33.333333'],
  [1000n, 2n, 6, '500'],
  [0n, 7n, 6, '0'],
  [1n, 20n, 1, '0.1'],
  [1n, 3_000_000n, 6, '0'],
  [10n ** 20n + 1n, 10n, 6, '10000000000000000000.1'],
])('%d / %d with at most %d decimals is %s', (top, bottom, decimals, text) => {
  expect(decimalText(top, bottom, decimals)).toBe(text)
})
