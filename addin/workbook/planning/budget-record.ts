// What is recorded of a budget sheet in the workbook: whose plan it is, and which versions of its lines whoever fills it in
// has seen.
import { DIMENSIONS, type Dimension } from '../../../shared/contract/budget/dimensions.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import type { LinesRead } from '../../desk/planning/planning-desk.ts'
import type { RecordKind } from '../records.ts'

export interface BudgetRecord {
  readonly version: 1
  readonly scenario: Scenario
  readonly fiscalYear: string
  /** Of the fiscal year, 1 to 12. */
  readonly firstMonth: number
  readonly dimension: Dimension
  readonly measure: string
  readonly revisionRead: number
  /** Of Excel's table, when it was last seen. */
  readonly tableId: string
  readonly read: LinesRead
}

export const BUDGET_RECORDS: RecordKind<BudgetRecord> = {
  prefix: 'penguin.budget.',
  is: (value): value is BudgetRecord => {
    const { version, dimension, read, tableId, scenario } = (value ?? {}) as Partial<BudgetRecord>
    return (
      version === 1 &&
      DIMENSIONS.some((each) => each === dimension) &&
      typeof tableId === 'string' &&
      typeof scenario === 'object' &&
      Array.isArray(read?.months)
    )
  },
}

/** Of the table's header row: it moves with the cells, and outlives other programs that number tables anew. */
export const budgetName = (id: string): string => `PENGUIN_BUDGET_${id}`
