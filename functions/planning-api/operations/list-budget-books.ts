// GET /planning/budgets: the scenarios that there are, the state of their years, and what the caller may write.
import pMap from 'p-map'
import type { BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'
import { jsonAnswer } from '../../figures-api/answers/respond.ts'
import type { Action } from '../../figures-api/perform.ts'
import { BUDGET_BOOK } from '../budgets/budget-meta.ts'
import { seenYears } from '../budgets/seen-years.ts'
import { isToldOfHead } from '../budgets/sees-book.ts'
import { writesOf } from '../budgets/who-writes.ts'
import type { PlanningServices } from '../services.ts'

/** Each is read whole, and few are: those in which the caller may have a line. */
const BOOKS_AT_ONCE = 2

export const listBudgetBooks: Action<'listBudgetBooks', PlanningServices> = async ({
  caller,
  sight,
  services: { books, configuration },
}) => {
  const heads = await books.list()
  const told = await pMap(heads, (head) => isToldOfHead(head, { caller, sight, services: { books } }), {
    concurrency: BOOKS_AT_ONCE,
  })
  const data: BudgetBooks = {
    books: heads
      .filter((_, index) => told[index])
      .map(({ scenario, revision, years }) => ({
        scenario,
        revision,
        years: seenYears(years, caller, sight),
      })),
    fiscal_year_first_month: configuration.FISCAL_YEAR_FIRST_MONTH,
    may_write: writesOf(caller),
    person: caller.person,
  }
  return jsonAnswer({ data, meta: { ...plainMeta(), data_source: BUDGET_BOOK } })
}
