// People read dollars with two decimals; a spreadsheet reads the same text as a number.
import { expect, test } from '@jest/globals'
import { dollars } from '../../../shared/money/dollars.ts'

test.each([
  [101325, '1013.25'],
  [100, '1.00'],
  [7, '0.07'],
  [0, '0.00'],
  [-7, '-0.07'],
  [-123456, '-1234.56'],
])('%d cents are %s dollars', (cents, text) => {
  expect(dollars(cents)).toBe(text)
})
