// The row of a total of a variance sheet: sums of its lines by formula.
import type {
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import { NOTHING } from '../cells.ts'
import type { WantedRow } from '../make-document.ts'
import { outlookLess, sumOf, sumOfAll } from './formulas.ts'
import { partsOf, sharedCells, type Words } from './row-cells.ts'
import { totalRemark } from './total-remark.ts'

interface TotalPlace {
  readonly key: string
  readonly addsTo: readonly string[]
  /** Those that it is the total of. */
  readonly lines: readonly ApiVarianceRow[]
}

export function totalRow(
  total: ApiVarianceTotal,
  words: Words,
  { key, addsTo, lines }: TotalPlace,
): WantedRow {
  const { dimension, group, year_to_date: toDate } = total
  const member = group === null ? `All lines by ${DIMENSION_NAMES[dimension]}` : `${group}: all lines`
  const sum = (id: string, cents: number | null = null) => sumOf(id, cents)
  return {
    key,
    tenantId: null,
    name: `${member}, ${words.measure}`,
    addsTo,
    cells: {
      ...sharedCells(total, words),
      group: group ?? NOTHING,
      member,
      owner: NOTHING,
      budget: sum('budget', total.budget.cents),
      budget_on_record: NOTHING,
      actual: sum('actual', total.actual.cents),
      prior: sum('prior', total.prior.cents),
      ytd_budget: sum('ytd_budget', toDate.budget.cents),
      ytd_actual: sum('ytd_actual', toDate.actual.cents),
      [words.yearBudget]: sum(words.yearBudget, total.full_year_budget.cents),
      outlook: sumOfAll('outlook', total.outlook?.cents ?? null),
      outlook_low: NOTHING,
      outlook_high: NOTHING,
      outlook_variance: outlookLess(words.yearBudget, total.outlook_variance?.cents ?? null),
      asked: total.commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: sum(part.budget, total.parts?.budget_cents[index] ?? null),
        [part.actual]: sum(part.actual, total.parts?.actual_cents[index] ?? null),
      })),
      adds_to_group: NOTHING,
      adds_to_all: NOTHING,
      on_record: NOTHING,
      remarks: totalRemark(total, lines, words.open),
    },
  }
}
