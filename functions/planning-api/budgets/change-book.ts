// Reads a book, makes a change of it and writes that; where somebody else wrote in between, all of it once more.
import pRetry from 'p-retry'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { type BookChange, BookChangedError, type BookStore } from '../../stores/budgets/book-store.ts'

const RETRIES = 5

export interface MadeChange {
  readonly after: BudgetBook
  /** Null where there is nothing to write. */
  readonly change: BookChange | null
}

/**
 * @param make judges against the book that it is given
 * @throws ApiError SUBMISSION_REFUSED for what does not fit the book, or where others keep writing
 */
export async function changeBook<Made extends MadeChange>(
  books: BookStore,
  scenario: Scenario,
  make: (book: BudgetBook) => Made,
): Promise<Made> {
  const once = async () => {
    const before = await books.read(scenario)
    const made = make(before)
    if (made.change !== null) await books.write(before, made.after, made.change)
    return made
  }
  try {
    return await pRetry(once, {
      retries: RETRIES,
      minTimeout: 20,
      maxTimeout: 500,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof BookChangedError,
    })
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof BookChangedError)) throw error
    throw new ApiError(409, 'SUBMISSION_REFUSED', error.message, { cause: error })
  }
}
