// The fiscal years that are offered: those of the books, that of the newest month, and the ones around it.
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { PeriodChoice } from '../../desk/desk.ts'
import { newestMonth } from './period-picker.tsx'

export interface FiscalYears {
  /** Newest first. */
  readonly years: readonly string[]
  /** Of the newest month that has figures; null while neither months nor books are known. */
  readonly current: string | null
}

export function fiscalYears(books: BudgetBooks | null, periods: readonly PeriodChoice[] | null): FiscalYears {
  if (books === null) return { years: [], current: null }
  const month = newestMonth(periods ?? [])
  const ofMonth = month === null ? null : fiscalYearOf(month.slice(0, 7), books.fiscal_year_first_month)
  const ofBooks = books.books.flatMap(({ years }) => years.map(({ fiscal_year: year }) => year))
  const around = ofMonth === null ? [] : [1, 0, -1].map((more) => String(Number(ofMonth) + more))
  const years = [...new Set([...around, ...ofBooks])].toSorted().toReversed()
  return { years, current: ofMonth ?? years[0] ?? null }
}
