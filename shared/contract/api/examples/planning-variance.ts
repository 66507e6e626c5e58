// Budget against actual: the variance sheet, the bridge from a budget, and the year as it is expected to end. November 2025 is
// the only month that is published, so that the year has neither a sum to date nor an outlook, and says why.
import type { MissingReason } from '../answers/common.ts'
import type { ForecastAnswer } from '../answers/planning/forecast.ts'
import type { ApiAmount, ApiComparison, ApiOutlook, VarianceAnswer } from '../answers/planning/variance.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_RESTATED_RUN_ID,
  RESTATED_META,
  RESTATED_PUBLISHED,
  TENANT_A,
  TENANT_B,
} from './example-month.ts'

const MONTHS_BEFORE = Array.from({ length: 10 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`)
const NO_RUN = 'No run of this month by this method is published: the month must be allocated first.'
const TOO_FEW =
  'Only 1 month has data: a forecast needs 4, and 6 for an interval with a stated coverage. Come back when more months are closed.'

const amount = (cents: number): ApiAmount => ({ cents, bound: null, missing: null })
const without = (missing: MissingReason): ApiAmount => ({ cents: null, bound: null, missing })
const notPublished = (months: readonly string[], before = ''): MissingReason => ({
  code: 'not_published',
  message: `${before}${months.join(', ')}: ${NO_RUN}`,
})
const WITHOUT_MONTHS: MissingReason = {
  code: 'insufficient_data',
  message: `Months that are over without data, and missing is not 0: ${MONTHS_BEFORE.join(', ')}.`,
}

/** The closed month answers as restated. */
const RUNS: VarianceAnswer['runs'] = {
  [EXAMPLE_PERIOD]: {
    run_id: EXAMPLE_RESTATED_RUN_ID,
    as_of: EXAMPLE_AS_OF,
    last_updated: RESTATED_PUBLISHED,
    method_id: 'even',
  },
}
const META = {
  ...RESTATED_META,
  basis: { asked: 'restated' as const, months: { [EXAMPLE_PERIOD]: 'restated' as const }, note: null },
}

/** Of the one month to date that has a line. */
function toDate({ budget, actual, percent }: Compared): VarianceAnswer['rows'][number]['year_to_date'] {
  return { ...compared(budget, actual, percent), months_without_line: MONTHS_BEFORE }
}

function compared(budget: number, actual: number, percent: number): ApiComparison {
  return {
    budget: amount(budget),
    actual: amount(actual),
    variance: amount(actual - budget),
    variance_percent: percent,
    percent_missing: null,
    judgement: 'favourable',
    not_judged: null,
  }
}

interface Compared {
  readonly budget: number
  readonly actual: number
  readonly percent: number
  readonly fullYear: number
  readonly withoutLine: readonly string[]
  readonly why: string
  readonly before?: string
}

function figures(of: Compared) {
  const { budget, actual, percent, fullYear, withoutLine, why, before = '' } = of
  const prior = without(notPublished(['2025-10'], before))
  return {
    dimension: 'tenant' as const,
    measure: 'total_cost',
    ...compared(budget, actual, percent),
    months_without_line: [],
    prior,
    change_from_prior: prior,
    year_to_date: toDate(of),
    full_year_budget: amount(fullYear),
    full_year_months_without_line: [...withoutLine],
    commentary: { asked: false, why },
    parts: null,
  }
}

function outlook(actualCents: number, dollars: string): ApiOutlook {
  return {
    kind: 'refused',
    point_cents: null,
    low_cents: null,
    high_cents: null,
    bound: null,
    actual_cents: actualCents,
    coverage_percent: null,
    hit_rate_percent: null,
    hit_rate_tried: null,
    method: null,
    missing: WITHOUT_MONTHS,
    known_changes: [],
    text: [
      `Fiscal year 2025: actual of 1 month (1 closed and restated since), ${dollars} dollars; forecast of 1 month to come, not known. The forecast is modeled, so the outlook is too. No outlook for the year: ${WITHOUT_MONTHS.message}`,
      `No forecast: ${TOO_FEW}`,
    ],
  }
}

const OF_A: Compared = {
  budget: 850,
  actual: 450,
  percent: -47.06,
  fullYear: 930,
  withoutLine: MONTHS_BEFORE,
  why: 'Not asked: the variance of $4.00 is within $100.00.',
}
const OF_B: Compared = {
  budget: 500,
  actual: 450,
  percent: -10,
  fullYear: 500,
  withoutLine: [...MONTHS_BEFORE, '2025-12'],
  why: 'Not asked: the variance of $0.50 is within $100.00.',
}
const OF_BOTH: Compared = {
  budget: 1350,
  actual: 900,
  percent: -33.33,
  fullYear: 1430,
  withoutLine: [...MONTHS_BEFORE, '2025-12'],
  why: 'Not asked: the variance of $4.50 is within $100.00.',
}

function row(
  compared: Compared,
  member: string,
  label: string,
  owner: string,
): VarianceAnswer['rows'][number] {
  return {
    ...figures(compared),
    member,
    label,
    group: owner,
    owners: [owner],
    outlook: outlook(450, '4.50'),
    outlook_variance: without(WITHOUT_MONTHS),
  }
}

function total(compared: Compared, group: string | null, rows: number): VarianceAnswer['totals'][number] {
  const { budget, actual } = compared
  const before = `Not known for ${rows === 1 ? '1 row' : `${rows} rows`} of ${rows}. `
  return {
    ...figures({ ...compared, before }),
    group,
    rows,
    outlook: without(withoutOutlook(rows)),
    outlook_variance: without(withoutOutlook(rows)),
    comparable: { rows, budget_cents: budget, actual_cents: actual, variance_cents: actual - budget },
    unbudgeted_cents: 0,
  }
}

function withoutOutlook(rows: number): MissingReason {
  const lines = rows === 1 ? '1 line has' : `${rows} lines have`
  return { code: 'lines_without_outlook', message: `0 of ${lines} an outlook.` }
}

const ROW_OF_A = row(OF_A, TENANT_A, 'Tenant A', 'someone')

const SHEET: VarianceAnswer = {
  scenario: { kind: 'budget' },
  revision: 2,
  period: EXAMPLE_PERIOD,
  parts: [],
  fiscal_year: '2025',
  year: {
    fiscal_year: '2025',
    status: 'open',
    submitted_by: ['Fay', 'someone'],
    locked: null,
    approved: null,
  },
  actuals_through: EXAMPLE_PERIOD,
  materiality: { amount_cents: 10_000, percent: 5, passed: 'both' },
  grouped_by: 'owner',
  sees: 'platform',
  runs: RUNS,
  measures: [{ id: 'total_cost', label: 'Total cost', favourable: 'lower' }],
  rows: [row(OF_B, TENANT_B, 'Tenant B', 'Ben'), ROW_OF_A],
  totals: [total(OF_B, 'Ben', 1), total(OF_A, 'someone', 1), total(OF_BOTH, null, 2)],
}

const META_OF_OWN = {
  ...META,
  approximation: {
    ...META.approximation,
    sources: META.approximation.sources.map((source) => ({ ...source, rows: null })),
  },
}

export const LIST_VARIANCE_EXAMPLES: ExamplesOf<'listVariance'> = {
  wholePlatform: {
    title: 'Every budget line of the month against its actual, with the total of each owner',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: { success: true, data: SHEET, meta: META },
  },
  ownLines: {
    title: 'The same to the owner of the line of Tenant A: that line, and totals of it alone',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...SHEET,
        sees: 'own lines',
        year: { ...SHEET.year, submitted_by: ['someone'] },
        rows: [ROW_OF_A],
        totals: [total(OF_A, 'someone', 1), total(OF_A, null, 1)],
      },
      meta: META_OF_OWN,
    },
  },
}

export const BRIDGE_FROM_BUDGET_EXAMPLES: ExamplesOf<'bridgeFromBudget'> = {
  oneLine: {
    title: 'From the budget of a tenant to its actual, of a month before which nothing is published',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD, dimension: 'tenant', measure: 'total_cost', member: TENANT_A },
    answer: {
      success: true,
      data: {
        scenario: { kind: 'budget' },
        revision: 2,
        period: EXAMPLE_PERIOD,
        dimension: 'tenant',
        measure: 'total_cost',
        runs: RUNS,
        bridges: [
          {
            dimension: 'tenant',
            member: TENANT_A,
            label: 'Tenant A',
            measure: 'total_cost',
            period: EXAMPLE_PERIOD,
            method: 'whole line',
            because: 'The line holds an amount, no quantity and rate.',
            budget_cents: 850,
            actual_cents: 450,
            bound: null,
            missing: null,
            steps: [
              {
                kind: 'whole_line',
                resource_id: null,
                cents: -400,
                why: '$4.50 against $8.50: the month before is not known by resource.',
              },
            ],
          },
        ],
        total: {
          budget_cents: 850,
          actual_cents: 450,
          steps: [{ kind: 'whole_line', cents: -400 }],
          bridges: 1,
          without: 0,
        },
      },
      meta: META,
    },
  },
}

const FORECAST_MONTHS: ForecastAnswer['months'] = [
  ...MONTHS_BEFORE.map((period) => ({
    period,
    part: 'actual' as const,
    cents: null,
    bound: null,
    low_cents: null,
    high_cents: null,
    missing: { code: 'not_published', message: NO_RUN },
  })),
  {
    period: EXAMPLE_PERIOD,
    part: 'actual',
    cents: 1951,
    bound: null,
    low_cents: null,
    high_cents: null,
    missing: null,
  },
  {
    period: '2025-12',
    part: 'forecast',
    cents: null,
    bound: null,
    low_cents: null,
    high_cents: null,
    missing: { code: 'insufficient_data', message: TOO_FEW },
  },
]

export const READ_FORECAST_EXAMPLES: ExamplesOf<'readForecast'> = {
  platform: {
    title: 'What the platform costs this year: one month is not enough for a forecast, and is not made one',
    askedBy: 'ROLE_FINANCE',
    request: { measure: 'total_cost' },
    answer: {
      success: true,
      data: {
        measure: 'total_cost',
        of: 'platform',
        label: 'Platform',
        fiscal_year: '2025',
        runs: RUNS,
        months: FORECAST_MONTHS,
        outlook: outlook(1951, '19.51'),
      },
      meta: META,
    },
  },
}
