// A measure that no line can be of is refused by everything that holds budgets or forecasts, with those that can be asked for.
import { budgetableWords, isBudgetable } from '../../../shared/budgets/budgetable.ts'
import type { Dimension } from '../../../shared/contract/budget/dimensions.ts'
import { notAccepted } from '../../figures-api/answers/api-error.ts'

/** @throws ApiError VALIDATION_FAILED; without a measure or a dimension any is accepted that could be of some line */
export function requireBudgetable(measure: string | undefined, dimension?: Dimension): void {
  if (measure === undefined || isBudgetable(measure, dimension)) return
  throw notAccepted('measure', budgetableWords(dimension))
}
