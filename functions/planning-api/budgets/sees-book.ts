// Which scenarios a caller is told of. The name of a what-if can tell of tenants, so who sees some tenants only is told of
// those that they have submitted to, or have lines in; any other is to them as if it were not there.
import type { Caller, Sight } from '../../../shared/access/caller.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type { BudgetBook, YearStatus } from '../../../shared/contract/budget/book.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import { seesLine } from './who-writes.ts'

interface Head {
  readonly scenario: Scenario
  readonly years: readonly YearStatus[]
}

/** By what stands beside its lines. */
export function seesBook({ scenario, years }: Head, { person }: Caller, sight: Sight): boolean {
  if (sight.kind === 'platform' || scenario.kind !== 'what_if') return true
  return years.some(({ submittedBy }) => submittedBy.some((name) => isSamePerson(name, person)))
}

/** The book as the caller is told it: one that they are not told of has nothing in it, and the name that it was asked by. */
export function seenBook(book: BudgetBook, asked: Scenario, caller: Caller, sight: Sight): BudgetBook {
  const isSeen = seesBook(book, caller, sight) || book.lines.some((line) => seesLine(caller, sight, line))
  if (isSeen) return book
  return { scenario: asked, revision: 0, lines: [], removed: [], years: [] }
}
