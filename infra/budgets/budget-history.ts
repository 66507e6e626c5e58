// What became of a budget, newest first: changes of lines, and steps of its fiscal years.
import type { BookStore } from '../../functions/stores/budgets/book-store.ts'
import { fiscalYearOf } from '../../shared/budgets/fiscal-year.ts'
import type { YearEvent } from '../../shared/contract/budget/book.ts'
import type { HistoryEntry } from '../../shared/contract/budget/history.ts'
import type { Scenario } from '../../shared/contract/budget/scenario.ts'

export interface BudgetHistory {
  readonly lines: readonly HistoryEntry[]
  readonly years: readonly YearEvent[]
}

/** @param fiscalYear null for all of them */
export async function historyOf(
  books: BookStore,
  scenario: Scenario,
  fiscalYear: string | null,
  firstMonth: number,
): Promise<BudgetHistory> {
  const lines: HistoryEntry[] = []
  const years: YearEvent[] = []
  const isAsked = (year: string) => fiscalYear === null || fiscalYear === year
  for await (const change of books.changes(scenario)) {
    lines.push(...change.lines.filter(({ period }) => isAsked(fiscalYearOf(period, firstMonth))))
    years.push(...change.years.filter((step) => isAsked(step.fiscalYear)))
  }
  return { lines, years }
}
