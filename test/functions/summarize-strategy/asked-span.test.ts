// Which months are summarized for what people ask.
import { expect, test } from '@jest/globals'
import { askedSpan } from '../../../functions/summarize-strategy/asked-span.ts'

const NOW_MS = Date.UTC(2026, 1, 10)
const asked = (period?: string, firstMonth = 1) => askedSpan(period, NOW_MS, firstMonth)

test.each([
  [undefined, '2026-02', ['2026-02']],
  ['previous', '2026-01', ['2026-01']],
  ['2025-11', '2025-11', ['2025-11']],
  ['2025-Q4', '2025-Q4', ['2025-10', '2025-11', '2025-12']],
  ['previous-quarter', '2025-Q4', ['2025-10', '2025-11', '2025-12']],
  // Of a quarter that goes on, the months that have begun.
  ['2026-Q1', '2026-Q1', ['2026-01', '2026-02']],
])('%s is %s', (period, id, months) => {
  expect(asked(period)).toEqual({ id, months })
})

test('quarters are those of the fiscal year', () => {
  expect(asked('2026-Q1', 7)).toEqual({ id: '2026-Q1', months: ['2025-07', '2025-08', '2025-09'] })
  expect(asked('previous-quarter', 7)).toEqual({ id: '2026-Q2', months: ['2025-10', '2025-11', '2025-12'] })
  expect(asked('2026-Q1', 2)).toMatchObject({ months: ['2025-02', '2025-03', '2025-04'] })
  expect(asked('previous-quarter', 2)).toMatchObject({ months: ['2025-11', '2025-12', '2026-01'] })
})

test.each(['2026', '2026-13', '2026-Q5', 'last', '2026-1', ''])('"%s" is no period', (period) => {
  expect(() => asked(period)).toThrow(/^period ".*" is not accepted: it takes a month as YYYY-MM, a quarter/)
})

test('a period begins with its first instant', () => {
  const startMs = Date.UTC(2026, 2, 1)
  expect(() => askedSpan('2026-03', startMs - 1, 1)).toThrow(/^The period 2026-03 has not begun/)
  expect(askedSpan('2026-03', startMs, 1).months).toEqual(['2026-03'])
  expect(askedSpan('2026-Q1', startMs - 1, 1).months).toEqual(['2026-01', '2026-02'])
})
