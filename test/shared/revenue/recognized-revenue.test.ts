// Recognized revenue: a payment spread over the days it pays for, to the cent over all its months.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parsePeriod, shiftPeriod } from '../../../shared/periods/period.ts'
import { recognizedCents } from '../../../shared/revenue/recognized-revenue.ts'
import { fraction, roundedTo } from '../../worlds/fractions.ts'
import { SEED } from '../../worlds/random-world.ts'
import { A, payment, rowOf, run } from '../../worlds/world.ts'

const paid = (cents: number, start: string, end: string | null) =>
  payment(A, cents, {
    billingStartMs: Date.parse(start),
    billingEndMs: end === null ? null : Date.parse(end),
  })

const recognized = (row: ReturnType<typeof paid>, ...months: string[]) =>
  months.map((month) => recognizedCents(row, parsePeriod(month)))

describe('by days', () => {
  test('5 November to 5 December: 26 of 30 days are November’s', () => {
    const row = paid(3000, '2025-11-05', '2025-12-05')
    expect(recognized(row, '2025-10', '2025-11', '2025-12', '2026-01')).toEqual([0, 2600, 400, 0])
  })

  test('the end date is exclusive: a period that ends on the 1st has no day in that month', () => {
    expect(recognized(paid(3000, '2025-11-01', '2025-12-01'), '2025-11', '2025-12')).toEqual([3000, 0])
  })

  test('days are UTC dates, whatever the hour', () => {
    const row = paid(3000, '2025-11-05T23:59:59Z', '2025-12-05T00:00:01Z')
    expect(recognized(row, '2025-11', '2025-12')).toEqual([2600, 400])
  })

  test('a year of $365.00 is a dollar a day', () => {
    const row = paid(36_500, '2025-01-01', '2026-01-01')
    expect(recognized(row, '2025-01', '2025-02', '2025-11', '2025-12')).toEqual([3100, 2800, 3000, 3100])
  })

  test('rounding is cumulative: a dollar over 90 days is 33, 35 and 32 cents for 30, 31 and 29 of them', () => {
    // 33.33 and 67.78 cents are passed at the two month ends, and the dollar at the third.
    const row = paid(100, '2025-04-01', '2025-06-30')
    expect(recognized(row, '2025-04', '2025-05', '2025-06')).toEqual([33, 35, 32])
  })
})

describe('without a period', () => {
  test.each([
    ['no end', null],
    ['an end on the start day', '2025-11-30T18:00:00Z'],
    ['an end before the start', '2025-11-02'],
  ])('%s: all of it belongs to the start day', (_, end) => {
    const row = paid(4900, '2025-11-30T12:00:00Z', end)
    expect(recognized(row, '2025-10', '2025-11', '2025-12')).toEqual([0, 4900, 0])
  })
})

/** From before the first start to after the last end below. */
const EVERY_MONTH = Array.from({ length: 70 }, (_, count) => shiftPeriod(parsePeriod('2022-11'), count))

test('a payment’s months sum to it, whatever its period', () => {
  const start = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2026, 0, 1) })
  const lengthMs = fc.option(fc.integer({ min: -5 * 86_400_000, max: 800 * 86_400_000 }))
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      start,
      lengthMs,
      (cents, startMs, length) => {
        const row = payment(A, cents, {
          billingStartMs: startMs,
          billingEndMs: length === null ? null : startMs + length,
        })
        const sum = EVERY_MONTH.reduce((total, month) => total + recognizedCents(row, month), 0)
        expect(sum).toBe(cents)
      },
    ),
    { seed: SEED, numRuns: 400 },
  )
})

test('up to every month end, what was recognized is the part of its days, rounded once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -100_000, max: 100_000 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 400 }),
      (cents, startDay, days) => {
        const startMs = Date.UTC(2025, 0, 1 + startDay)
        const row = payment(A, cents, { billingStartMs: startMs, billingEndMs: startMs + days * 86_400_000 })
        let sum = 0
        for (const month of ['2025-01', '2025-02', '2025-03', '2025-04'].map(parsePeriod)) {
          sum += recognizedCents(row, month)
          const passed = Math.min(Math.max((month.endMs - startMs) / 86_400_000, 0), days)
          expect(sum).toBe(roundedTo(0, fraction(cents * passed, days)))
        }
      },
    ),
    { seed: SEED, numRuns: 400 },
  )
})

describe('in a run', () => {
  test('every payment whose days overlap the month counts, whenever it was billed', () => {
    const payments = [
      paid(3000, '2025-11-05', '2025-12-05'),
      { ...paid(36_500, '2025-01-01', '2026-01-01'), id: 'year' },
      { ...paid(9999, '2025-10-01', '2025-11-01'), id: 'over' },
    ]
    const row = rowOf(run({ payments }), A)
    expect(row).toMatchObject({ revenueCents: 3000, recognizedRevenueCents: 2600 + 3000 })
  })

  test('a payment that starts at or after an early asOf does not count yet', () => {
    const payments = [paid(3000, '2025-11-15', '2025-12-15')]
    const asOfMs = Date.parse('2025-11-15')
    expect(rowOf(run({ payments }, { asOfMs }), A).recognizedRevenueCents).toBe(0)
    expect(rowOf(run({ payments }, { asOfMs: asOfMs + 1 }), A).recognizedRevenueCents).toBe(1600)
  })
})
