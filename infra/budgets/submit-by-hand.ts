// A budget submitted by a command is an act of a person, and goes past the API that logs such: whoever runs it listens.
import { v7 as timeOrderedId } from 'uuid'
import { withActs } from '../../functions/runtime/acts-by-hand.ts'
import type { BookStore } from '../../functions/stores/budgets/book-store.ts'
import type { BudgetBook } from '../../shared/contract/budget/book.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { type PreparedImport, submitImport } from './import-budget.ts'

/**
 * As `submitImport`.
 *
 * @param person who submits, as it was typed in
 * @param clock epoch milliseconds
 */
export function submitByHand(
  books: BookStore,
  book: BudgetBook,
  prepared: Pick<PreparedImport, 'submission' | 'terms'>,
  person: string,
  clock: () => number,
): Promise<number> {
  const { kind } = book.scenario
  return withActs(
    {
      requestId: timeOrderedId(),
      clock,
      // The names of scenarios are words that people wrote.
      actsOf: ({ outcome, result }) => [
        {
          operation: 'importBudget',
          ...{ person, period: null, outcome },
          subject: `book ${kind}${result === null ? '' : ` revision ${result}`}`,
        },
      ],
      write: () => undefined,
    },
    () => submitImport(books, book, prepared, instantText(clock())),
  )
}
