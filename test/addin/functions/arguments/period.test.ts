// A period is understood however Excel or a person hands it over, and nothing else is taken for one.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { monthArgument, periodArgument } from '../../../../addin/functions/arguments/period.ts'
import { CellError } from '../../../../addin/functions/cell-error.ts'
import { SPAN_FORM } from '../../../../shared/periods/span.ts'

const EXCEL_EPOCH_DAYS = 25_569

/** The serial number that Excel gives a day. */
const serialOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000 + EXCEL_EPOCH_DAYS

const refusal = (given: unknown): string => {
  try {
    return `taken for ${periodArgument(given)}`
  } catch (error) {
    if (!(error instanceof CellError) || error.kind !== 'invalidValue') throw error
    return error.message
  }
}

test.each([
  ['2026-10', '2026-10'],
  [' 2026 - 10 ', '2026-10'],
  ['2026-1', '2026-01'],
  ['2026–10', '2026-10'],
  ['2026/10', '2026-10'],
  ['2026-10-31', '2026-10'],
  ['2026-q3', '2026-Q3'],
  ['2026 Q3', '2026-Q3'],
  ['2026q3', '2026-Q3'],
  ['2026', '2026'],
  [2026, '2026'],
  // As the value of a cell with a data type.
  [{ type: 'FormattedNumber', basicValue: 46_296, numberFormat: 'mmm-yy' }, '2026-10'],
])('%j is %s', (given, period) => {
  expect(periodArgument(given)).toBe(period)
})

test('any day of a month, at any time of it, is that month: "2026-10" that Excel made a date of', () => {
  const days = fc.record({
    year: fc.integer({ min: 2000, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    time: fc.double({ min: 0, max: 0.999_999_999, noNaN: true }),
  })
  fc.assert(
    fc.property(days, ({ year, month, day, time }) => {
      expect(periodArgument(serialOf(year, month, day) + time)).toBe(
        `${year}-${String(month).padStart(2, '0')}`,
      )
    }),
  )
})

test.each([
  [serialOf(2026, 10, 31) + 0.999_999_999, '2026-10'],
  [serialOf(2026, 11, 1), '2026-11'],
  [serialOf(2028, 2, 29), '2028-02'],
  [serialOf(2000, 1, 1), '2000-01'],
  [serialOf(2199, 12, 31), '2199-12'],
])('the serial number %d lies in %s', (serial, period) => {
  expect(periodArgument(serial)).toBe(period)
})

describe('what is no period is refused by the name of the argument, with what it takes:', () => {
  test.each([
    [null, 'is empty'],
    [undefined, 'is empty'],
    ['', 'is empty'],
    ['  ', 'is empty'],
    // An empty cell, on the desktop.
    [0, 'is empty'],
    [true, 'is TRUE'],
    [12, 'is the number 12'],
    [202_610_000, 'is the number 202610000'],
    [-46_296, 'is the number -46296'],
    // A day of 2200, and what would be one of 2454: numbers that nobody means as dates.
    [serialOf(2200, 1, 1), 'is the number 109575'],
    [202_699, 'is the number 202699'],
    [Number.NaN, 'is the number NaN'],
    ['2026-13', 'is "2026-13"'],
    ['2026-02-30', 'is "2026-02-30"'],
    ['2026-Q5', 'is "2026-Q5"'],
    ['Oct 2026', 'is "Oct 2026"'],
    ['46296', 'is "46296"'],
  ])('%j', (given, what) => {
    expect(refusal(given)).toBe(
      `period ${what}: it takes a month as 2026-10 or any date in it, a quarter as 2026-Q3, or a year as 2026.`,
    )
  })
})

test.each([
  [202_610, 'the number 202610', '2026-10'],
  [202_601, 'the number 202601', '2026-01'],
  ['202612', '"202612"', '2026-12'],
])('%j is a month without its hyphen, and asked about', (given, what, meant) => {
  expect(refusal(given)).toBe(
    `period is ${what}: it takes a month as 2026-10 or any date in it, a quarter as 2026-Q3, or a year as 2026. Did you mean "${meant}"?`,
  )
})

test('whatever is handed over is a period of the API, or refused', () => {
  fc.assert(
    fc.property(fc.anything(), (given) => {
      const said = refusal(given)
      const period = said.match(/^taken for (.*)$/)?.[1]
      return period === undefined ? said.startsWith('period is ') : SPAN_FORM.test(period)
    }),
  )
})

test('what has no quarters takes a month alone, and says so', () => {
  expect(monthArgument('2026-10')).toBe('2026-10')
  expect(() => monthArgument('2026-Q3')).toThrow(/^period is "2026-Q3": it takes a month here/)
})
