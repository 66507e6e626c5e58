// Forecasts against known answers: R's Theta on a series that comes with R, Student's t from its table, and the interval on
// series of many kinds. `npm run bench:forecast` compares the rest.
import { expect, test } from '@jest/globals'
import { oneInTenAbove } from '../../../shared/forecast/interval.ts'
import { forecastOfSeries, type Held, scoresOf } from '../../bench/forecast-bench.ts'
import { simulatedSeries } from '../../bench/simulated-series.ts'
import { forecastOf } from './months.ts'

test('Theta is that of R 4.2 with forecast 8.20: the Nile from 1871 to 1905', () => {
  // thetaf(ts(100 * window(Nile, 1871, 1905)), h = 6), as if years were months; one short of a season.
  const nile = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
    1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701,
  ]
  const flows = nile.map((flow) => 100 * flow)
  const { months } = forecastOf(flows, { monthsAhead: 6 })
  for (const [ahead, cents] of [78_264, 77_894, 77_524, 77_153, 76_783, 76_413].entries()) {
    expect(Math.abs((months[ahead]?.pointCents ?? 0) - cents)).toBeLessThanOrEqual(20)
  }
})

test.each([
  [2, 1.8856],
  [3, 1.6377],
  [5, 1.4759],
  [10, 1.3722],
  [30, 1.3104],
])("Student's t of %d degrees of freedom is above %d one time in ten", (degrees, value) => {
  expect(Math.abs(oneInTenAbove(degrees) / value - 1)).toBeLessThan(0.004)
})

test('of 80 series of ten kinds, 75 to 85 % of the months that came lie inside the interval', () => {
  const held = simulatedSeries(8, 12).map((series): Held => {
    const none = { theta: series.came, own: series.came, low: series.came, high: series.came, damped: null }
    return { series, ...forecastOfSeries(series), reference: none }
  })
  const { coverage, stated } = scoresOf(held)
  expect(coverage).toBeGreaterThan(75)
  expect(coverage).toBeLessThan(85)
  expect(Math.abs(stated - coverage)).toBeLessThan(5)
})
