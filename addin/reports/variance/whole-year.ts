// On a sheet of a whole year its budget is the full-year budget, and once all of it is over year to date is the year: neither
// is said twice.
import type {
  ApiVarianceRow,
  ApiVarianceTotal,
  VarianceAnswer,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { isYear, spanOf } from '../../../shared/periods/span.ts'

export const isOfYear = (period: string): boolean => isYear(spanOf(period))

/** While the year goes on, year to date is what can be compared. */
export function repeatsYearToDate({
  period,
  rows,
  totals,
}: Pick<VarianceAnswer, 'period' | 'rows' | 'totals'>): boolean {
  return isOfYear(period) && [...rows, ...totals].every(repeats)
}

function repeats({ budget, actual, variance, year_to_date: toDate }: ApiVarianceRow | ApiVarianceTotal) {
  return (
    budget.cents === toDate.budget.cents &&
    actual.cents === toDate.actual.cents &&
    variance.cents === toDate.variance.cents
  )
}
