// The lines of a scenario that an answer is about: those of its fiscal year that the caller sees, of the dimension and measure
// that are asked for.

import type { Caller, Sight } from '../../../shared/access/caller.ts'
import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import { yearOf } from '../../../shared/budgets/year-status.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import type { BudgetLine, Dimension } from '../../../shared/contract/budget/line.ts'
import { seenYears } from '../budgets/seen-years.ts'
import { seesLine } from '../budgets/who-writes.ts'

export interface LinesAsked {
  readonly fiscalYear: string
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  readonly dimension?: Dimension | undefined
  readonly measure?: string | undefined
}

/** In the order of lines. */
export function plannedLines(
  book: BudgetBook,
  { fiscalYear, firstMonth, dimension, measure }: LinesAsked,
  caller: Caller,
  sight: Sight,
): BudgetLine[] {
  const years = new Map<string, string>()
  const yearOfMonth = (period: string): string => {
    const year = years.get(period) ?? fiscalYearOf(period, firstMonth)
    years.set(period, year)
    return year
  }
  return book.lines.filter(
    (line) =>
      yearOfMonth(line.period) === fiscalYear &&
      (dimension === undefined || line.dimension === dimension) &&
      (measure === undefined || line.measure === measure) &&
      seesLine(caller, sight, line),
  )
}

export function plannedYear(book: BudgetBook, fiscalYear: string, caller: Caller, sight: Sight) {
  const [year] = seenYears([yearOf(book, fiscalYear)], caller, sight)
  return year as NonNullable<typeof year>
}

/** Ids of the tenants that lines are of. */
export function tenantsOfLines(lines: readonly BudgetLine[]): Set<string> {
  return new Set(
    lines.flatMap(({ dimension, member }) => (dimension === 'tenant' ? member.toLowerCase() : [])),
  )
}

export function hasDimension(lines: readonly BudgetLine[], dimension: Dimension): boolean {
  return lines.some((line) => line.dimension === dimension)
}
