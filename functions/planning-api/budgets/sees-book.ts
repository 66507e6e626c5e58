// Which scenarios a caller is told of. The name of a what-if can tell of tenants, so who sees some tenants only is told of
// those that they have submitted to, or have lines in; any other is to them as if it were not there.
import type { Caller, Sight } from '../../../shared/access/caller.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type { BudgetBook, YearStatus } from '../../../shared/contract/budget/book.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import type { BookHead } from '../../stores/budgets/book-store.ts'
import type { PlanningServices } from '../services.ts'
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

/** As `readSeenBook` does: by what stands beside its lines, else by the lines, which are read only where some may be theirs. */
export async function isToldOfHead(
  head: Head & Pick<BookHead, 'tenantOwners'>,
  { caller, sight, services }: Reading,
): Promise<boolean> {
  if (seesBook(head, caller, sight)) return true
  const { scenario, tenantOwners } = head
  if (tenantOwners?.some((owner) => isSamePerson(owner, caller.person)) === false) return false
  return isTold(await services.books.read(scenario), caller, sight)
}

/** Who reads, and from where: of a call. */
interface Reading {
  readonly caller: Caller
  readonly sight: Sight
  readonly services: Pick<PlanningServices, 'books'>
}

/** The one way to a book: one that the caller is not told of has nothing in it, and the name that it was asked by. */
export async function readSeenBook(
  asked: Scenario,
  { caller, sight, services }: Reading,
): Promise<BudgetBook> {
  const book = await services.books.read(asked)
  if (isTold(book, caller, sight)) return book
  return { scenario: asked, revision: 0, lines: [], removed: [], years: [] }
}

const NOT_OPENED =
  'Budget owners submit to the budget and to reforecasts. A what-if is opened to you once Finance gives you a line in it: ask Finance, or submit to a reforecast.'

/**
 * Who is not told of a what-if cannot submit to it, whether it is there or not: otherwise its name could be guessed.
 *
 * @throws ApiError SUBMISSION_REFUSED in words that do not depend on what the book holds
 */
export function requireTold(book: BudgetBook, { caller, sight }: Pick<Reading, 'caller' | 'sight'>): void {
  if (isTold(book, caller, sight)) return
  throw new ApiError(409, 'SUBMISSION_REFUSED', NOT_OPENED, {
    details: [{ field: 'scenario', message: 'the budget, a reforecast, or a what-if that is opened to you' }],
    loggedReason: 'submission_refused',
  })
}

function isTold(book: BudgetBook, caller: Caller, sight: Sight): boolean {
  return seesBook(book, caller, sight) || book.lines.some((line) => seesLine(caller, sight, line))
}
