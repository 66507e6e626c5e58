// The cells that lines and totals of a variance sheet have alike: their words, and every formula but the sums.
import type {
  ApiComparison,
  ApiVarianceRow,
  ApiVarianceTotal,
  VarianceAnswer,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import { NOTHING } from '../cells.ts'
import type { CellContent } from '../report-document.ts'
import { addedIds, partIds } from './columns.ts'
import {
  BESIDE,
  besideOf,
  COUNTED_BESIDE,
  COUNTED_GAPS,
  GAPS,
  gapsOf,
  KNOWN,
  knownBeside,
  knownOf,
  lessOf,
  PERCENT,
  varianceOf,
  YEAR_GAPS,
} from './formulas.ts'
import { type Favourable, judgementOf, wordsFor } from './words-of-variance.ts'

export type Cells = Record<string, CellContent>

export interface Words extends Pick<VarianceAnswer, 'period' | 'parts'> {
  /** Id of the column that holds the budget of the year. */
  readonly yearBudget: 'budget' | 'year_budget'
  /** As people call it. */
  readonly measure: string
  readonly favourable: Favourable
  /** Null where no month is. */
  readonly open: string | null
}

/** Months of the year that its budget lacks; without a budget there is none to lack them. */
function yearGaps(row: ApiVarianceRow | ApiVarianceTotal): string {
  return row.full_year_budget.cents === null ? NOTHING : row.full_year_months_without_line.join(', ')
}

/** What lines and totals have alike: their words, and every formula but the sums. */
export function sharedCells(row: ApiVarianceRow | ApiVarianceTotal, words: Words): Cells {
  const { parts, measure, favourable } = words
  const { variance, change_from_prior: change, year_to_date: toDate } = row
  return {
    dimension: DIMENSION_NAMES[row.dimension],
    measure,
    variance: varianceOf('actual', 'budget', variance.cents),
    percent: PERCENT,
    judgement: judgementOf(row, favourable),
    ...wordsFor(row, favourable),
    [YEAR_GAPS]: yearGaps(row),
    change: lessOf('actual', 'prior', { whole: ['actual', 'prior'], cents: change.cents }),
    ytd_variance: varianceOf('ytd_actual', 'ytd_budget', toDate.variance.cents),
    commentary: NOTHING,
    ...partsOf(parts, (part, index) => ({
      [part.variance]: varianceOf(part.actual, part.budget, row.parts?.variance_cents[index] ?? null),
    })),
    ...Object.fromEntries(addedIds(words).map((id) => [`${KNOWN}${id}`, knownOf(id)])),
    [`${KNOWN}actual`]: knownBeside('actual', 'budget'),
    [`${KNOWN}ytd_actual`]: knownBeside('ytd_actual', 'ytd_budget'),
    ...partsOf(parts, (part) => ({ [`${KNOWN}${part.actual}`]: knownBeside(part.actual, part.budget) })),
    ...Object.fromEntries(COUNTED_GAPS.map((id) => [`${GAPS}${id}`, gapsOf(id)])),
    ...Object.fromEntries(COUNTED_BESIDE.map((id) => [`${BESIDE}${id}`, besideOf(id)])),
  }
}

export function toDateOf(
  { budget, actual }: ApiComparison,
  cell: (cents: number | null) => CellContent,
): Cells {
  return { ytd_budget: cell(budget.cents), ytd_actual: cell(actual.cents) }
}

export function partsOf(
  parts: readonly string[],
  cells: (ids: ReturnType<typeof partIds>, index: number) => Cells,
): Cells {
  return Object.assign({}, ...parts.map((part, index) => cells(partIds(part), index)))
}
