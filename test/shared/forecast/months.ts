// Months for forecasts in tests: amounts in a row from January 2022, null where there is no data.
import type { ForecastInput, KnownChange, MonthAmount } from '../../../shared/contract/forecast/forecast.ts'
import { forecastMonths } from '../../../shared/forecast/forecast-months.ts'
import { monthsFrom } from '../../../shared/periods/span.ts'

const NO_RUN = { code: 'no_run', message: 'No run was published of this month.' }

export function monthsOf(cents: readonly (number | null)[], first = '2022-01'): MonthAmount[] {
  const periods = monthsFrom(first, cents.length)
  return cents.map((amount, index) => ({
    period: periods[index] as string,
    cents: amount,
    reason: amount === null ? NO_RUN : null,
  }))
}

export function forecastOf(
  cents: readonly (number | null)[],
  { monthsAhead = 12, knownChanges = [], floorCents = null }: Partial<ForecastInput> = {},
) {
  return forecastMonths({ months: monthsOf(cents), monthsAhead, knownChanges, floorCents })
}

export function changeOf(fromPeriod: string, centsPerMonth: number): KnownChange {
  return {
    fromPeriod,
    centsPerMonth,
    why: 'VPS vps-114 is decommissioned',
    source: 'decommission_scheduled_for',
  }
}

/** Costs that rise and waver: the same every time. */
export function waveringCosts(months: number): number[] {
  return Array.from({ length: months }, (_, month) =>
    Math.round(100_000 + 900 * month + 4_000 * Math.sin(month * month)),
  )
}
