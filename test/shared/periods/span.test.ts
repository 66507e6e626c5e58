// A quarter and a year are runs of months; where the fiscal year begins is configuration.
import { describe, expect, test } from '@jest/globals'
import { InvalidInputError } from '../../../shared/errors.ts'
import { isMonth, spanOf } from '../../../shared/periods/span.ts'

describe('of the calendar', () => {
  test.each([
    ['2026-10', ['2026-10']],
    ['2026-Q1', ['2026-01', '2026-02', '2026-03']],
    ['2026-Q4', ['2026-10', '2026-11', '2026-12']],
  ])('%s', (id, months) => {
    expect(spanOf(id)).toEqual({ id, months })
  })

  test('a year has its twelve months, which are those of its quarters', () => {
    const { months } = spanOf('2026')
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-01', '2026-12', 12])
    expect(['Q1', 'Q2', 'Q3', 'Q4'].flatMap((quarter) => spanOf(`2026-${quarter}`).months)).toEqual(months)
  })

  test('a month alone is a month', () => {
    expect(['2026-10', '2026-Q3', '2026'].map((id) => isMonth(spanOf(id)))).toEqual([true, false, false])
  })
})

describe('of a fiscal year', () => {
  test('that begins in July, the year is called after the one in which it ends', () => {
    expect(spanOf('2026', 7).months).toEqual([
      ...['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
      ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
    ])
    expect(spanOf('2026-Q1', 7).months).toEqual(['2025-07', '2025-08', '2025-09'])
    expect(spanOf('2026-Q4', 7).months).toEqual(['2026-04', '2026-05', '2026-06'])
  })

  test('a month is itself', () => {
    expect(spanOf('2026-10', 7).months).toEqual(['2026-10'])
  })

  test('whatever it begins with, years follow on each other', () => {
    for (let first = 1; first <= 12; first += 1) {
      const months = ['2025', '2026', '2027'].flatMap((year) => spanOf(year, first).months)
      expect(new Set(months).size).toBe(36)
      expect(months).toEqual(months.toSorted())
      expect(spanOf('2026', first).months.at(-1)).toMatch(/^2026/)
    }
  })
})

test.each([
  '2026-Q0',
  '2026-Q5',
  '2026-q3',
  '2026Q3',
  'Q3',
  '26',
  '2026-1',
  '2026-13',
  '2026-10-01',
  '',
  ' 2026',
])('"%s" is refused with what is accepted', (text) => {
  expect(() => spanOf(text)).toThrow(InvalidInputError)
  expect(() => spanOf(text)).toThrow(/2026-10, 2026-Q3 or 2026/)
})
