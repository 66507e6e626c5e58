// What a forecast promises: an interval from six months, a range from four, a refusal below; facts are no trend, and a month
// without data is not 0.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ForecastMonth } from '../../../shared/contract/forecast/forecast.ts'
import { forecastMonths } from '../../../shared/forecast/forecast-months.ts'
import { SEED } from '../../worlds/random-world.ts'
import { changeOf, forecastOf, monthsOf, waveringCosts } from './months.ts'

const points = ({ months }: { readonly months: readonly ForecastMonth[] }) =>
  months.map(({ pointCents }) => pointCents)

/** By months known. */
const lengths = fc.integer({ min: 4, max: 24 })
const amounts = lengths.chain((length) =>
  fc.array(fc.integer({ min: -500_000, max: 5_000_000 }), { minLength: length, maxLength: length }),
)
const runs = { seed: SEED, numRuns: 40 }

describe('how many months there are', () => {
  test('three are refused, and it says how many there are and how many it takes', () => {
    expect(forecastOf([100, 200, 300])).toMatchObject({
      kind: 'refused',
      months: [],
      reason: {
        code: 'insufficient_data',
        message: expect.stringMatching(/^Only 3 months have data: a forecast needs 4/),
      },
    })
    expect(forecastOf([null, null])).toMatchObject({
      kind: 'refused',
      reason: { message: expect.stringMatching(/^No month has/) },
    })
    expect(forecastOf([])).toMatchObject({ kind: 'refused', pointsUsed: 0 })
  })

  test('a month without data does not count: five months with two gaps are three', () => {
    expect(forecastOf([100, null, 300, null, 500])).toMatchObject({ kind: 'refused', pointsUsed: 3 })
  })

  test('four and five give a range without a stated coverage', () => {
    for (const cents of [
      [100, 200, 310, 390],
      [100, 200, 310, 390, 500],
    ]) {
      const forecast = forecastOf(cents, { monthsAhead: 2 })
      expect(forecast).toMatchObject({
        kind: 'range',
        methodId: 'theil_sen',
        coveragePercent: null,
        hitRate: null,
      })
      expect(forecast.text.join(' ')).toContain('without a stated coverage')
    }
  })

  test('six give an interval of 80 %, before any of its kind could be tried; seven have tried one', () => {
    expect(forecastOf([100, 120, 90, 130, 110, 140])).toMatchObject({
      kind: 'interval',
      coveragePercent: 80,
      hitRate: { hits: 0, tried: 0, percent: null, missing: { code: 'insufficient_data' } },
    })
    expect(forecastOf([100, 120, 90, 130, 110, 140, 100])).toMatchObject({ hitRate: { tried: 1 } })
  })

  test('the hit rate counts every earlier forecast of a month that came since: 6 months, up to 12 ahead', () => {
    // From month 6 to 23 of 24: 12 months each as long as there are 12, then 11, 10 ... 1.
    expect(forecastOf(waveringCosts(24))).toMatchObject({ hitRate: { tried: 7 * 12 + 66 } })
  })
})

describe('four and five months', () => {
  test('months on a line go on along it, and nothing says by how much they may be off', () => {
    const { months } = forecastOf([1000, 1100, 1200, 1300], { monthsAhead: 2 })
    expect(months).toMatchObject([
      { pointCents: 1400, lowCents: 1400, highCents: 1400 },
      { pointCents: 1500, lowCents: 1500, highCents: 1500 },
    ])
  })

  test('one odd month widens the range and does not bend the line', () => {
    const [month] = forecastOf([1000, 1000, 9000, 1000, 1000], { monthsAhead: 1 }).months
    expect(month).toMatchObject({ pointCents: 1000, highCents: 9000 })
  })

  test('a gap is a month of time: 100 a month over it', () => {
    expect(points(forecastOf([1000, null, 1200, 1300, null, 1500], { monthsAhead: 1 }))).toEqual([1600])
  })
})

describe('known changes are facts', () => {
  test('a decommission known for March lowers March and every later month by its cost, and is no trend', () => {
    const costs = waveringCosts(24)
    const without = forecastOf(costs)
    const known = forecastOf(costs, { knownChanges: [changeOf('2024-03', -12_000)] })
    for (const [index, month] of known.months.entries()) {
      const before = without.months[index] as ForecastMonth
      const fact = month.period < '2024-03' ? 0 : -12_000
      expect(month).toEqual({
        period: before.period,
        pointCents: before.pointCents + fact,
        lowCents: before.lowCents + fact,
        highCents: before.highCents + fact,
        knownChangeCents: fact,
      })
    }
    expect(known.text.at(-1)).toBe(
      'Known change, added as a fact and not as a trend: from 2024-03 -120.00 dollars a month: VPS vps-114 is decommissioned (decommission_scheduled_for).',
    )
  })

  test('a price that rose last autumn is a step and no trend: 1,000 a month became 1,400 and stays 1,400', () => {
    const costs = [...Array<number>(20).fill(100_000), ...Array<number>(4).fill(140_000)]
    const learned = points(forecastOf(costs))
    const told = points(forecastOf(costs, { knownChanges: [changeOf('2023-09', 40_000)] }))
    expect(told).toEqual(Array(12).fill(140_000))
    expect(learned.at(-1)).toBeGreaterThan(145_000)
  })

  test('a change before the first month is in every month already', () => {
    const costs = waveringCosts(12)
    expect(points(forecastOf(costs, { knownChanges: [changeOf('2020-01', -9_000)] }))).toEqual(
      points(forecastOf(costs)),
    )
  })

  test('a cost does not go below 0, and the months held there are named', () => {
    const forecast = forecastOf([500, 510, 490, 500, 505, 495], {
      monthsAhead: 2,
      knownChanges: [changeOf('2022-08', -10_000)],
      floorCents: 0,
    })
    expect(forecast.months[1]).toMatchObject({ pointCents: 0, lowCents: 0, highCents: 0 })
    expect(forecast.text.at(-1)).toMatch(
      /^Held at 0\.00 dollars, below which this measure cannot go: 2022-08\./,
    )
  })
})

describe('the same series', () => {
  test('on top of another amount is forecast on top of that amount', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -9_000_000, max: 9_000_000 }), (costs, shift) => {
        const { months, hitRate } = forecastOf(costs)
        const shifted = forecastOf(costs.map((cents) => cents + shift))
        expect(shifted.hitRate).toEqual(hitRate)
        for (const [index, { pointCents, lowCents, highCents }] of months.entries()) {
          expect(shifted.months[index]).toMatchObject({
            pointCents: pointCents + shift,
            lowCents: lowCents + shift,
            highCents: highCents + shift,
          })
        }
      }),
      runs,
    )
  })

  test('in a unit a hundredth as large is forecast a hundred times as high, but for rounding', () => {
    fc.assert(
      fc.property(amounts, (costs) => {
        const forecast = forecastOf(costs)
        const scaled = forecastOf(costs.map((cents) => cents * 100))
        expect(scaled.hitRate).toEqual(forecast.hitRate)
        for (const [index, { pointCents, lowCents, highCents }] of forecast.months.entries()) {
          const month = scaled.months[index] as ForecastMonth
          // Half a cent of the smaller unit, twice where a bound is a rounded width around a rounded point.
          expect(Math.abs(month.pointCents - 100 * pointCents)).toBeLessThanOrEqual(51)
          expect(Math.abs(month.lowCents - 100 * lowCents)).toBeLessThanOrEqual(102)
          expect(Math.abs(month.highCents - 100 * highCents)).toBeLessThanOrEqual(102)
        }
      }),
      runs,
    )
  })

  test('is whole cents, low at most point at most high, wherever there are gaps', () => {
    const gaps = fc.array(fc.option(fc.integer({ min: 0, max: 5_000_000 }), { freq: 4 }), { maxLength: 30 })
    fc.assert(
      fc.property(gaps, (costs) => {
        const { months, pointsUsed } = forecastOf(costs)
        expect(pointsUsed).toBe(costs.filter((cents) => cents !== null).length)
        for (const { pointCents, lowCents, highCents } of months) {
          expect([pointCents, lowCents, highCents].every(Number.isSafeInteger)).toBe(true)
          expect(lowCents).toBeLessThanOrEqual(pointCents)
          expect(pointCents).toBeLessThanOrEqual(highCents)
        }
      }),
      runs,
    )
  })

  test('that never moves stays, at every length', () => {
    for (const length of [4, 5, 6, 12, 36, 48]) {
      const { months } = forecastOf(Array<number>(length).fill(123_456))
      for (const month of months) {
        expect(month).toMatchObject({ pointCents: 123_456, lowCents: 123_456, highCents: 123_456 })
      }
    }
  })
})

describe('a month without data', () => {
  test('is skipped and named, and is not 0', () => {
    const costs: (number | null)[] = Array<number>(12).fill(50_000)
    costs[5] = null
    const forecast = forecastOf(costs)
    expect(points(forecast)).toEqual(Array(12).fill(50_000))
    expect(forecast).toMatchObject({ pointsUsed: 11, skippedMonths: ['2022-06'] })
    expect(forecast.text).toContain('Without data, so skipped and not read as 0: 2022-06.')
  })

  test('moves no other: a line goes on along itself over the gap', () => {
    const line = Array.from({ length: 18 }, (_, month) => 10_000 + 1_000 * month)
    const gap = line.map((cents, month) => (month === 9 ? null : cents))
    expect(points(forecastOf(gap))).toEqual(points(forecastOf(line)))
  })

  test('at the end leaves the forecast less sure of the same months', () => {
    const costs = waveringCosts(12)
    const [first] = forecastOf([...costs, null], { monthsAhead: 1 }).months as [ForecastMonth]
    const [, second] = forecastOf(costs, { monthsAhead: 2 }).months as [ForecastMonth, ForecastMonth]
    expect(first).toEqual(second)
    expect(forecastOf([...costs, null]).text).toContain(
      'The last month has no data: the forecast begins from 2022-12, and is less sure for it.',
    )
  })
})

describe('a season', () => {
  const season = [0, 0, 0, 0, 0, -9_000, -9_000, 0, 0, 0, 12_000, 20_000]
  const year = (month: number) => 100_000 + 200 * month + (season[month % 12] as number)

  test('is seen with 36 months: the last December says what the next will be', () => {
    const forecast = forecastOf(Array.from({ length: 36 }, (_, month) => year(month)))
    expect(forecast.methodId).toBe('theta_seasonal')
    for (const [ahead, point] of points(forecast).entries()) {
      expect(Math.abs(point - year(36 + ahead))).toBeLessThan(2_000)
    }
  })

  test('is not looked for in 35 months, nor over a gap, and it says so', () => {
    const short = Array.from({ length: 35 }, (_, month) => year(month))
    const gap = Array.from({ length: 48 }, (_, month) => (month === 20 ? null : year(month)))
    for (const costs of [short, gap]) {
      const forecast = forecastOf(costs)
      expect(forecast.methodId).toBe('theta')
      expect(forecast.text).toContain('Without a season: that needs 36 months in a row with data.')
    }
  })

  test('is not made up: 36 months without one are forecast without one', () => {
    expect(forecastOf(waveringCosts(36))).toMatchObject({
      methodId: 'theta',
      text: expect.arrayContaining([
        'Without a season: with one, earlier forecasts would have been further off.',
      ]),
    })
  })
})

test('the words beside it say that it is modeled, and how often the interval held', () => {
  const { text, hitRate } = forecastOf(waveringCosts(24))
  expect(text[0]).toMatch(/^Modeled, not a commitment: Theta method .*24 months.*2022-01 to 2023-12\.$/)
  expect(text[2]).toContain(`So far ${hitRate?.hits} of ${hitRate?.tried} months`)
})

test.each([
  [
    'a month left out',
    { months: [...monthsOf([1, 2]), ...monthsOf([3], '2022-04')] },
    /here 2022-03 is next/,
  ],
  [
    'half a cent',
    { months: monthsOf([1, 2.5]) },
    /months, 2022-02 "2.5" is not accepted: it takes whole cents/,
  ],
  ['no month ahead', { monthsAhead: 0 }, /monthsAhead "0".*from 1 to 24/],
  ['a change of no month', { knownChanges: [changeOf('March', -1)] }, /period "March".*YYYY-MM/],
  [
    'a change of half a cent',
    { knownChanges: [changeOf('2022-03', 0.5)] },
    /centsPerMonth "0.5".*whole cents/,
  ],
])('%s is not accepted, and it says what is', (_, wrong, message) => {
  const input = { months: monthsOf([1, 2, 3, 4]), monthsAhead: 1, knownChanges: [], floorCents: null }
  expect(() => forecastMonths({ ...input, ...wrong })).toThrow(message)
})
