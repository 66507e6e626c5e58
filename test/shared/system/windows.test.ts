// Which months answer for a window: whole months, never past the newest summary, and never a part of one.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { quarterOf, WINDOWS, windowFrame } from '../../../shared/system/windows.ts'

const ended = (month: string) => ({ month, asOfMs: parsePeriod(month).endMs })
const frame = (window: (typeof WINDOWS)[number], newest: Parameters<typeof windowFrame>[1], first = 1) =>
  windowFrame(window, newest, first)

describe('of a calendar year', () => {
  test('a half and a year hold the months that have begun', () => {
    expect(frame('semi_annual', ended('2025-09')).months).toEqual(['2025-07', '2025-08', '2025-09'])
    expect(frame('annual', ended('2025-03'))).toMatchObject({
      months: ['2025-01', '2025-02', '2025-03'],
      from: '2025-01-01',
      to: '2025-03-31',
    })
  })

  test('a month that goes on ends for now on the day of its summary', () => {
    const { from, to } = frame('monthly', { month: '2025-11', asOfMs: Date.parse('2025-11-15T06:00:00Z') })
    expect([from, to]).toEqual(['2025-11-01', '2025-11-15'])
  })

  test('days are answered from the whole months in which they lie, and the label says so', () => {
    const days = frame('last_30d', { month: '2025-11', asOfMs: Date.parse('2025-11-15T00:00:00Z') })
    expect(days).toMatchObject({ from: '2025-10-16', to: '2025-11-14', months: ['2025-10', '2025-11'] })
    expect(days.label).toContain('whole months 2025-10 to 2025-11')
    expect(days.label).toContain('nothing is prorated')
    expect(frame('last_30d', ended('2025-11')).months).toEqual(['2025-11'])
    expect(frame('last_90d', ended('2025-11')).months).toEqual(['2025-09', '2025-10', '2025-11'])
    expect(frame('last_7d', ended('2025-11'))).toMatchObject({ from: '2025-11-24', to: '2025-11-30' })
  })
})

test('of a fiscal year that begins in July, halves and quarters are its own', () => {
  expect(quarterOf('2025-09', 7)).toBe('2026-Q1')
  expect(frame('semi_annual', ended('2026-02'), 7).months).toEqual(['2026-01', '2026-02'])
  expect(frame('annual', ended('2025-08'), 7).months).toEqual(['2025-07', '2025-08'])
})

test('months of a window follow each other, hold its days and end with the newest, whatever the fiscal year', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WINDOWS),
      fc.integer({ min: 0, max: 47 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      (window, place, first, day) => {
        const month = `${2023 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`
        const { startMs, endMs } = parsePeriod(month)
        const asOfMs = Math.min(startMs + day * 86_400_000, endMs)
        const { months, from, to } = frame(window, { month, asOfMs }, first)
        expect(months.at(-1)).toBe(month)
        expect(from.slice(0, 7)).toBe(months[0])
        expect(to.slice(0, 7)).toBe(month)
        expect(from <= to).toBe(true)
        for (const [at, one] of months.slice(1).entries()) {
          expect(parsePeriod(months[at] ?? '').endMs).toBe(parsePeriod(one).startMs)
        }
      },
    ),
    { seed: 11, numRuns: 200 },
  )
})
