// Which new plans somebody may begin: owners of lines are told of a what-if only once Finance opens it to them. Pure.
import type { BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'

/** No scenario has an empty name. */
export const NEW = { reforecast: 'reforecast/', what_if: 'what_if/' } as const

export function newScenarios(books: Pick<BudgetBooks, 'may_write'> | null) {
  const reforecast = { value: NEW.reforecast, text: 'A new reforecast' }
  if (books?.may_write === 'own lines') return [reforecast]
  return [reforecast, { value: NEW.what_if, text: 'A new what-if' }]
}
