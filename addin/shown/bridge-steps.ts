// The steps of both bridges in words, the same in the pane and on sheets.
import type { BudgetStepKind } from '../../shared/contract/budget/bridge.ts'
import type { Cause } from '../../shared/contract/closing/adjustments.ts'

export const STEP_NAMES: Readonly<Record<BudgetStepKind, string>> = {
  volume: 'Volume',
  price: 'Price',
  planned_change: "From the budget to last month's actual",
  resource_new: 'New resources',
  resource_changed: 'Changed resources',
  resource_gone: 'Resources that are gone',
  without_resource: 'Not of one resource',
  whole_line: 'Whole lines',
}

/** Where a bridge from a budget begins and ends. */
export const BUDGET_ENDS = { from: 'Budget', to: 'Actual' } as const

const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  prices: 'Prices',
  resources: 'Resources',
  assignments: 'Assignments',
  usage: 'Usage',
  method_and_policies: 'Method and policies',
  restatement: 'Restatement',
}

/** @param cause null where causes are told as one, since apart they would tell of other tenants */
export function causeName(cause: Cause | null): string {
  return cause === null ? 'Causes added up' : CAUSE_NAMES[cause]
}
