// Answers of the variance sheet as the API makes them, from the same rows and totals, without a store between.

import type { PlanChoice, ReportDocument } from '../../../addin/reports/report-document.ts'
import { variance } from '../../../addin/reports/variance/variance.ts'
import { apiRow, apiTotal } from '../../../functions/planning-api/variance/api-variance.ts'
import { amountOfOutlook } from '../../../functions/planning-api/variance/outlook-of-series.ts'
import { knownAmount, noAmount } from '../../../shared/budgets/amounts.ts'
import { fiscalYearOf, spansOf } from '../../../shared/budgets/fiscal-year.ts'
import { totalOutlook } from '../../../shared/budgets/total-outlook.ts'
import { outlookLessBudget } from '../../../shared/budgets/unlike-months.ts'
import { varianceRows } from '../../../shared/budgets/variance-rows.ts'
import { varianceTotals } from '../../../shared/budgets/variance-totals.ts'
import type { ApiOutlook, VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import type { BudgetLine, Dimension } from '../../../shared/contract/budget/line.ts'
import type { Amount, VarianceRow, VarianceTotal } from '../../../shared/contract/budget/variance.ts'
import { type Bound, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { META } from '../functions/grid-service.ts'

export interface SampleLine {
  readonly dimension?: Dimension
  readonly measure?: string
  readonly member: string
  readonly label?: string
  readonly owner?: string
  /** Of each month; null has no line. */
  readonly budgetCents: number | null
  /** Of each month; null is not known. */
  readonly actualCents: number | null
  readonly bound?: Bound
  /** The first month that has a line, `YYYY-MM`; left out, all have. */
  readonly from?: string
}

export interface SamplePlan {
  readonly period?: string
  readonly parts?: PlanChoice['parts']
  readonly run?: string
}

export const PLAN: PlanChoice = {
  scenario: 'budget',
  parts: 'none',
  groupBy: 'owner',
  dimension: null,
  measure: null,
  unbudgeted: true,
}

const MATERIALITY = { amountCents: 10_000, percent: 10, passed: 'both' as const }
const UNKNOWN = { code: 'source_missing', message: 'The price of a server is not known.' }
const FIRST_MONTH = 1
const DIRECTIONS = {
  'lower is favourable': 'lower',
  'higher is favourable': 'higher',
  neutral: 'neither',
} as const

export function varianceDocument(lines: readonly SampleLine[], plan: SamplePlan = {}): ReportDocument {
  const { period = '2026-10', parts = 'none' } = plan
  return variance({ period, knownAt: null }, { ...PLAN, parts }, varianceAnswer(lines, plan))
}

export function varianceAnswer(lines: readonly SampleLine[], plan: SamplePlan = {}) {
  const { period = '2026-10', parts = 'none', run = 'run-1' } = plan
  const span = spanOf(period, FIRST_MONTH)
  const year = fiscalYearOf(span.months[0] as string, FIRST_MONTH)
  const asked =
    parts === 'none'
      ? []
      : spansOf(year, parts === 'months' ? 'month' : 'quarter', FIRST_MONTH).filter(({ months }) =>
          months.every((month) => span.months.includes(month)),
        )
  const of = new Map(
    lines.map((line) => [idOf({ dimension: 'tenant', measure: 'total_cost', ...line }), line]),
  )
  const budget = lines.flatMap((line) =>
    line.budgetCents === null
      ? []
      : spanOf(year, FIRST_MONTH)
          .months.filter((month) => month >= (line.from ?? ''))
          .map((month) => lineOf(line, month, line.budgetCents as number)),
  )
  const rows = varianceRows(budget, {
    spans: [span, ...asked],
    firstMonth: FIRST_MONTH,
    actualsThrough: span.months.at(-1) as string,
    materiality: MATERIALITY,
    actualOf: (subject) => actualOf(of.get(idOf(subject))),
    alsoFor: lines.map(({ dimension = 'tenant', measure = 'total_cost', member }) => ({
      ...{ dimension, measure, member },
    })),
  })
  const groupOf = ({ owners }: VarianceRow) => (owners.length === 0 ? null : owners.join(', '))
  const isOf = (row: { span: string }) => row.span === period
  const groups = new Map(rows.filter(isOf).map((row) => [idOf(row), groupOf(row)]))
  const totals = varianceTotals(rows, MATERIALITY, (row) => groups.get(idOf(row)) ?? null)
  const ofParts = Map.groupBy(
    rows.filter((row) => !isOf(row)),
    idOf,
  )
  const sameTotal = (one: (typeof totals)[number], other: (typeof totals)[number]) =>
    one.dimension === other.dimension && one.measure === other.measure && one.group === other.group
  const data: VarianceAnswer = {
    scenario: { kind: 'budget' },
    revision: 3,
    period,
    parts: asked.map(({ id }) => id),
    fiscal_year: year,
    year: { fiscal_year: year, status: 'open', submitted_by: [], locked: null, approved: null },
    actuals_through: span.months.at(-1) as string,
    materiality: { amount_cents: 10_000, percent: 10, passed: 'both' },
    grouped_by: 'owner',
    sees: 'platform',
    runs: Object.fromEntries(span.months.map((month) => [month, runOf(run)])),
    measures: [...new Set(rows.map(({ measure }) => measure))].map((id) => {
      const { label, direction } = measureById(id) as Measure
      return { id, label, favourable: DIRECTIONS[direction] }
    }),
    rows: rows
      .filter(isOf)
      .toSorted((one, other) => ((groups.get(idOf(one)) ?? '~') < (groups.get(idOf(other)) ?? '~') ? -1 : 1))
      .map((row) => {
        const line = of.get(idOf(row))
        const outlook = outlookOf(row.yearToDate.actual)
        return apiRow(row, parts === 'none' ? null : (ofParts.get(idOf(row)) ?? []), {
          label: line?.label ?? row.member,
          group: groups.get(idOf(row)) ?? null,
          outlook,
          outlookVariance: outlookLessBudget(amountOfOutlook(outlook), row),
        })
      }),
    totals: totals
      .filter(isOf)
      .map((total) =>
        apiTotal(
          total,
          parts === 'none' ? null : totals.filter((each) => !isOf(each) && sameTotal(each, total)),
          totalOutlook(
            rows
              .filter((row) => isOf(row) && isIn(row, total, groups.get(idOf(row)) ?? null))
              .map((row) => amountOfOutlook(outlookOf(row.yearToDate.actual))),
          ),
        ),
      ),
  }
  return { data, meta: META }
}

const isIn = (row: VarianceRow, total: VarianceTotal, group: string | null) =>
  row.dimension === total.dimension &&
  row.measure === total.measure &&
  (total.group === null || total.group === group)

const idOf = ({ dimension, measure, member }: { dimension: string; measure: string; member: string }) =>
  `${dimension}/${measure}/${member}`

const runOf = (run: string) => ({
  run_id: run,
  as_of: `2026-11-0${run.at(-1)}T00:00:00Z`,
  last_updated: `2026-11-0${run.at(-1)}T01:00:00Z`,
  method_id: 'volume',
})

function lineOf(line: SampleLine, period: string, cents: number): BudgetLine {
  const { dimension = 'tenant', measure = 'total_cost', member, owner = 'ann@example.com' } = line
  return {
    ...{ dimension, measure, member, period, cents, owner },
    ...{ quantityAndRate: null, note: null, version: 1, changedBy: owner, changedAt: '2026-09-01T08:00:00Z' },
  }
}

function actualOf(line: SampleLine | undefined): Amount {
  const cents = line?.actualCents ?? null
  return cents === null ? noAmount(UNKNOWN) : knownAmount(cents, line?.bound ?? null)
}

function outlookOf({ cents: point, bound }: Amount): ApiOutlook {
  return {
    kind: point === null ? 'refused' : 'interval',
    point_cents: point === null ? null : point + 100,
    low_cents: point === null ? null : point - 500,
    high_cents: point === null ? null : point + 900,
    bound,
    actual_cents: point,
    coverage_percent: point === null ? null : 80,
    hit_rate_percent: point === null ? null : 75,
    hit_rate_tried: point === null ? null : 12,
    method: point === null ? null : 'damped trend',
    missing: point === null ? UNKNOWN : null,
    known_changes: [],
    text: [],
  }
}

const ANN = 'ann@example.com'
const BEN = 'ben@example.com'

export const SAMPLE_LINES: readonly SampleLine[] = [
  { member: 't-1', label: 'Acme', owner: ANN, budgetCents: 120_000, actualCents: 135_050 },
  { member: 't-2', label: '=1+1', owner: ANN, budgetCents: 50_010, actualCents: 40_005 },
  { member: 't-3', label: 'Cedar', owner: BEN, budgetCents: 10_000, actualCents: null },
  { member: 't-4', label: '-Dove', owner: BEN, budgetCents: 0, actualCents: 700 },
  { member: 't-5', label: 'Elm', owner: BEN, budgetCents: 9_000, actualCents: 8_000, bound: 'at_least' },
  { member: 't-6', label: 'Fir', budgetCents: null, actualCents: 333 },
  {
    measure: 'revenue',
    member: 't-2',
    label: 'Gum',
    owner: BEN,
    budgetCents: 50,
    actualCents: 40,
    from: '2026-09',
  },
  { measure: 'revenue', member: 't-1', label: 'Acme', owner: ANN, budgetCents: 10, actualCents: 30 },
  { dimension: 'vendor', member: '@Host', owner: '=ann*', budgetCents: 7, actualCents: 7 },
]
