// Amounts in sentences read as a CFO writes them.
import { expect, test } from '@jest/globals'
import { counted, groupedDollars, groupedNumber } from '../../../shared/ranges/grouped-numbers.ts'

test.each([
  [0, '$0.00'],
  [1, '$0.01'],
  [99_999, '$999.99'],
  [100_000, '$1,000.00'],
  [1_200_000_000, '$12,000,000.00'],
  [-123_456_789, '-$1,234,567.89'],
])('%d cents are %s', (cents, text) => {
  expect(groupedDollars(cents)).toBe(text)
})

test('the whole part of a number is grouped, its decimals are not', () => {
  expect([999, 1000, 1234567, 1234.56789, -1000, 0.000001].map(groupedNumber)).toEqual([
    '999',
    '1,000',
    '1,234,567',
    '1,234.56789',
    '-1,000',
    '0.000001',
  ])
})

test('one is one, and none and more are several', () => {
  expect([0, 1, 2, 1000].map((count) => counted(count, 'IP'))).toEqual([
    '0 IPs',
    '1 IP',
    '2 IPs',
    '1,000 IPs',
  ])
  expect(counted(2, 'loss', 'losses')).toBe('2 losses')
})
