// A budget of some months is not held against an actual of more of them: what would compare the two is said, and not judged.
import type { Amount, Comparison } from '../contract/budget/variance.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { difference, noAmount } from './amounts.ts'

/** @param monthsWithoutLine months that are in the actual and not in the budget */
export function unlessUnlike(compared: Comparison, monthsWithoutLine: readonly string[]): Comparison {
  if (!isUnlike(compared.budget, monthsWithoutLine) || compared.variance.cents === null) return compared
  const notJudged = `There is no line for ${monthsWithoutLine.join(', ')}: the actual is of more months than the budget.`
  return { ...compared, judgement: 'not judged', notJudged }
}

/** The outlook of a year less its budget; none where the budget is of some of its months alone. */
export function outlookLessBudget(
  outlook: Amount,
  { fullYearBudget, yearMonthsWithoutLine }: BudgetedYear,
): Amount {
  if (outlook.cents !== null && isUnlike(fullYearBudget, yearMonthsWithoutLine)) {
    return noAmount(withoutLine(yearMonthsWithoutLine))
  }
  return difference(outlook, fullYearBudget)
}

export interface BudgetedYear {
  readonly fullYearBudget: Amount
  readonly yearMonthsWithoutLine: readonly string[]
}

function isUnlike({ cents }: Amount, monthsWithoutLine: readonly string[]): boolean {
  return cents !== null && monthsWithoutLine.length > 0
}

function withoutLine(months: readonly string[]): NullReason {
  return {
    code: 'months_without_line',
    message: `There is no line for ${months.join(', ')}, and the outlook is of the whole year.`,
  }
}
