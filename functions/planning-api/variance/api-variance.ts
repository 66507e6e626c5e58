// Rows and totals of the variance sheet as the API answers them: those of the period, with its months or quarters beside them
// as lists.
import { outlookLessBudget } from '../../../shared/budgets/unlike-months.ts'
import type {
  ApiComparison,
  ApiOutlook,
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import type {
  Amount,
  Comparison,
  VarianceRow,
  VarianceTotal,
} from '../../../shared/contract/budget/variance.ts'

type Figures = Omit<VarianceRow, 'member' | 'owners' | 'span'>

/** Of a row: beside what it is compared to, who and what it is. */
export interface RowExtras {
  readonly label: string
  readonly group: string | null
  readonly outlook: ApiOutlook | null
  readonly outlookVariance: Amount | null
}

/** @param parts the same member and measure in each part of the period; null where none were asked for */
export function apiRow(
  row: VarianceRow,
  parts: readonly VarianceRow[] | null,
  { label, group, outlook, outlookVariance }: RowExtras,
): ApiVarianceRow {
  return {
    ...apiFigures(row, parts),
    member: row.member,
    label,
    group,
    owners: [...row.owners],
    outlook,
    outlook_variance: outlookVariance,
  }
}

/** @param outlook of its rows together; null where none was asked for */
export function apiTotal(
  total: VarianceTotal,
  parts: readonly VarianceTotal[] | null,
  outlook: Amount | null,
): ApiVarianceTotal {
  const { comparable, group, rows, unbudgetedCents } = total
  return {
    ...apiFigures(total, parts),
    group,
    rows,
    outlook,
    outlook_variance: outlook === null ? null : outlookLessBudget(outlook, total),
    comparable: {
      rows: comparable.rows,
      budget_cents: comparable.budgetCents,
      actual_cents: comparable.actualCents,
      variance_cents: comparable.varianceCents,
    },
    unbudgeted_cents: unbudgetedCents,
  }
}

function apiFigures(figures: Figures, parts: readonly Figures[] | null) {
  return {
    dimension: figures.dimension,
    measure: figures.measure,
    ...apiComparison(figures),
    months_without_line: [...figures.monthsWithoutLine],
    prior: figures.prior,
    change_from_prior: figures.changeFromPrior,
    year_to_date: {
      ...apiComparison(figures.yearToDate),
      months_without_line: [...figures.yearToDate.monthsWithoutLine],
    },
    full_year_budget: figures.fullYearBudget,
    full_year_months_without_line: [...figures.yearMonthsWithoutLine],
    commentary: figures.commentary,
    parts:
      parts === null
        ? null
        : {
            budget_cents: parts.map(({ budget }) => budget.cents),
            actual_cents: parts.map(({ actual }) => actual.cents),
            variance_cents: parts.map(({ variance }) => variance.cents),
            bounds: parts.map(({ actual }) => actual.bound),
          },
  }
}

function apiComparison(compared: Comparison): ApiComparison {
  return {
    budget: compared.budget,
    actual: compared.actual,
    variance: compared.variance,
    variance_percent: compared.variancePercent,
    percent_missing: compared.percentMissing,
    judgement: compared.judgement,
    not_judged: compared.notJudged,
  }
}
