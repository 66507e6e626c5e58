// A period is a calendar month in UTC, half-open.
import { describe, expect, test } from '@jest/globals'
import { InvalidInputError } from '../../../shared/errors.ts'
import { monthsInWords } from '../../../shared/periods/months-in-words.ts'
import { parsePeriod, periodAt, shiftPeriod } from '../../../shared/periods/period.ts'
import { utcDay } from '../../../shared/periods/utc-days.ts'

test('a month begins with its first instant and ends with the first instant of the next', () => {
  expect(parsePeriod('2025-11')).toEqual({
    id: '2025-11',
    startMs: Date.parse('2025-11-01T00:00:00Z'),
    endMs: Date.parse('2025-12-01T00:00:00Z'),
  })
})

test.each([
  ['2024-02', 29],
  ['2025-02', 28],
  ['2025-03', 31],
  ['2025-12', 31],
])('%s has %d days', (id, days) => {
  const { startMs, endMs } = parsePeriod(id)
  expect(utcDay(endMs) - utcDay(startMs)).toBe(days)
})

test.each(['2025-13', '2025-00', '2025-1', '25-11', '2025-11-01', 'november', '', ' 2025-11', '2025/11'])(
  '"%s" is refused as a period, with what is accepted',
  (text) => {
    expect(() => parsePeriod(text)).toThrow(InvalidInputError)
    expect(() => parsePeriod(text)).toThrow(/a month as YYYY-MM/)
  },
)

describe('the period of an instant', () => {
  test('the last millisecond of a month still belongs to it, the next one does not', () => {
    expect(periodAt(Date.parse('2025-11-30T23:59:59.999Z')).id).toBe('2025-11')
    expect(periodAt(Date.parse('2025-12-01T00:00:00Z')).id).toBe('2025-12')
  })
})

test('months before and after cross the year', () => {
  expect(shiftPeriod(parsePeriod('2025-11'), 2)).toEqual(parsePeriod('2026-01'))
  expect(shiftPeriod(parsePeriod('2025-01'), -1)).toEqual(parsePeriod('2024-12'))
  expect(shiftPeriod(parsePeriod('2025-05'), 0)).toEqual(parsePeriod('2025-05'))
})

test('a UTC day begins at midnight in UTC, also before the epoch', () => {
  expect(utcDay(0)).toBe(0)
  expect(utcDay(-1)).toBe(-1)
  expect(utcDay(Date.parse('1970-01-02T23:59:59.999Z'))).toBe(1)
})

test.each([
  [['2025-11'], '2025-11'],
  [['2025-11', '2025-12'], '2025-11, 2025-12'],
  [['2025-11', '2025-12', '2026-01', '2026-03'], '2025-11, 2025-12, 2026-01, 2026-03'],
  [['2025-10', '2025-11', '2025-12', '2026-01', '2026-03'], '2025-10 to 2026-01, 2026-03'],
  [['2025-Q4', '2026-01'], '2025-Q4, 2026-01'],
])('%j are said as %s', (months, words) => {
  expect(monthsInWords(months)).toBe(words)
})
