// Amounts that arrive as text become whole cents without a float in between, or they are unreadable.
import { expect, test } from '@jest/globals'
import { decimalUnits } from '../../../shared/ranges/decimal-units.ts'

test.each([
  ['19.99', 1999],
  [19.99, 1999],
  ['1,250.5', 125_050],
  ['0.005', 1],
  ['0.0049', 0],
  ['-2.345', -235],
  [' 7 ', 700],
  ['-0.001', 0],
  [0.1 + 0.2, 30],
  [0.1 + 0.2 - 0.3, 0],
  [-1e-9, 0],
])('%j is %d cents', (value, cents) => {
  expect(decimalUnits(value, 2)).toBe(cents)
})

test.each([
  '',
  '$5',
  '1e3',
  '12,34',
  '.5',
  '5.',
  'ten',
  null,
  undefined,
  Number.NaN,
  1e21,
  {},
  '9'.repeat(20),
])('%j is no amount', (value) => {
  expect(decimalUnits(value, 2)).toBeNull()
})
