// The full-year outlook: what closed, as restated, and what is forecast, each summed and named.
import { describe, expect, test } from '@jest/globals'
import type { OutlookInput } from '../../../shared/contract/forecast/outlook.ts'
import { outlookOf } from '../../../shared/forecast/outlook.ts'
import { changeOf, monthsOf, waveringCosts } from './months.ts'

/** 2022-01 to 2023-09 unless said otherwise. */
const outlook = (given: Partial<OutlookInput> = {}) =>
  outlookOf({
    fiscalYear: '2023',
    firstMonth: 1,
    months: monthsOf(waveringCosts(21)),
    knownChanges: [],
    floorCents: 0,
    ...given,
  })

const sum = (cents: readonly (number | null)[]) =>
  cents.reduce((total: number, each) => total + (each ?? 0), 0)

describe('a year under way', () => {
  test('is nine closed months and a forecast of three, and they add up', () => {
    const { months, actual, forecast, pointCents, lowCents, highCents } = outlook()
    expect(months.map(({ part }) => part)).toEqual([...Array(9).fill('actual'), ...Array(3).fill('forecast')])
    expect(actual).toMatchObject({ missingMonths: [], cents: sum(waveringCosts(21).slice(12)) })
    expect(forecast.months).toEqual(['2023-10', '2023-11', '2023-12'])
    expect(forecast.pointCents).toBe(sum(months.slice(9).map(({ cents }) => cents)))
    expect(pointCents).toBe(sum(months.map(({ cents }) => cents)))
    expect(lowCents).toBe(sum([actual.cents, forecast.lowCents]))
    expect(highCents).toBe(sum([actual.cents, forecast.highCents]))
  })

  test('is surer in sum than month by month, and less sure than its surest month', () => {
    const { months, forecast } = outlook()
    const widths = months.slice(9).map(({ lowCents, highCents }) => sum([highCents]) - sum([lowCents]))
    const width = sum([forecast.highCents]) - sum([forecast.lowCents])
    expect(width).toBeLessThan(sum(widths))
    expect(width).toBeGreaterThan(Math.max(...widths))
  })

  test('begins where the fiscal year does: July 2023 to June 2024', () => {
    const { months, actual, forecast } = outlook({ fiscalYear: '2024', firstMonth: 7 })
    expect([months[0]?.period, months.at(-1)?.period]).toEqual(['2023-07', '2024-06'])
    expect([actual.months.length, forecast.months.length]).toEqual([3, 9])
  })

  test('a decommission in November takes its cost from two months of it', () => {
    const [without, known] = [outlook(), outlook({ knownChanges: [changeOf('2023-11', -8_000)] })]
    for (const end of ['pointCents', 'lowCents', 'highCents'] as const) {
      expect(known[end]).toBe(sum([without[end]]) - 16_000)
    }
  })

  test('says which of its months are closed, which were restated, and which are over and not closed', () => {
    const states = ['closed', 'restated', 'over'] as const
    const months = monthsOf(waveringCosts(21)).map((month, index) => ({
      ...month,
      state: states[index < 16 ? 0 : index < 18 ? 1 : 2] as (typeof states)[number],
    }))
    expect(outlook({ months }).text[0]).toMatch(
      /^Fiscal year 2023: actual of 9 months \(4 closed, 2 closed and restated since, 3 over but not closed\), /,
    )
  })

  test('says what is actual, what is forecast, and that it is modeled', () => {
    const { text } = outlook()
    expect(text[0]).toMatch(
      /^Fiscal year 2023: actual of 9 months that are over, \d+\.\d\d dollars; forecast of 3 months to come, \d+\.\d\d dollars\. The forecast is modeled, so the outlook is too\.$/,
    )
    expect(text[1]).toMatch(/^Modeled, not a commitment/)
  })
})

test('a year that is over is its closed months, and nothing is forecast', () => {
  const year = outlook({ fiscalYear: '2022' })
  const cents = sum(waveringCosts(12))
  expect(year).toMatchObject({ pointCents: cents, lowCents: cents, highCents: cents, madeBy: null })
  expect(year.text).toHaveLength(1)
})

test('next year is forecast alone, over the months before it', () => {
  const { actual, forecast, pointCents } = outlook({ fiscalYear: '2024' })
  expect(actual).toEqual({ months: [], missingMonths: [], cents: null, bound: null })
  expect(forecast.months).toHaveLength(12)
  expect(pointCents).toBe(forecast.pointCents)
})

test('a closed month without data leaves no outlook, and is not 0: what is known stands in its part', () => {
  const costs: (number | null)[] = waveringCosts(21)
  costs[14] = null
  const { pointCents, actual, forecast, reason } = outlook({ months: monthsOf(costs) })
  expect(pointCents).toBeNull()
  expect(actual).toMatchObject({ missingMonths: ['2023-03'], cents: sum(costs.slice(12)) })
  expect(forecast.pointCents).not.toBeNull()
  expect(reason?.message).toBe('Months that are over without data, and missing is not 0: 2023-03.')
})

test('a year whose first months lie before the figures says so of each', () => {
  const { actual, months } = outlook({ fiscalYear: '2022', firstMonth: 7 })
  expect(actual.missingMonths).toHaveLength(6)
  expect(months[0]?.reason?.message).toBe('The figures do not reach back to this month.')
})

test('three closed months are no outlook, with the reason of the forecast that there is not', () => {
  const year = outlook({ fiscalYear: '2022', months: monthsOf([100, 200, 300]) })
  expect(year).toMatchObject({
    pointCents: null,
    actual: { cents: 600 },
    forecast: { pointCents: null },
    madeBy: { kind: 'refused' },
  })
  expect(year.reason?.message).toMatch(/^Only 3 months have data/)
  expect(year.months.at(-1)).toMatchObject({ part: 'forecast', cents: null, reason: year.reason })
})

test('four closed months are an outlook with a range: the sums of the months', () => {
  const year = outlook({ fiscalYear: '2022', months: monthsOf([1000, 1100, 1210, 1290]) })
  expect(year.madeBy?.kind).toBe('range')
  expect(year.lowCents).toBe(
    sum([year.actual.cents, ...year.months.slice(4).map(({ lowCents }) => lowCents)]),
  )
})

test('a year too far ahead, and a month for a year, are not accepted', () => {
  expect(() => outlook({ fiscalYear: '2027' })).toThrow(/monthsAhead "51".*from 1 to 24/)
  expect(() => outlook({ fiscalYear: '2023-05' })).toThrow(/fiscalYear "2023-05".*YYYY/)
})
