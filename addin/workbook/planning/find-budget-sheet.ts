// Whether a table is one of our budget sheets, wherever it was moved and however it is called now.
import { askRecords } from '../records.ts'
import { BUDGET_RECORDS, type BudgetRecord, budgetName } from './budget-record.ts'

export interface FoundBudget {
  readonly id: string
  readonly record: BudgetRecord
}

/** The hidden name of the header decides; the table's id does where the name is gone. */
export async function findBudget(
  context: Excel.RequestContext,
  table: Excel.Table,
): Promise<FoundBudget | null> {
  const { names } = context.workbook
  const records = askRecords(context, BUDGET_RECORDS)
  names.load('items/name,items/value')
  table.load('id')
  await context.sync()
  const named = new Set(names.items.filter(isOfCells).map(({ name }) => name.toUpperCase()))
  const asked = [...records()].map(([id, record]) => {
    if (!named.has(budgetName(id))) return { id, record, at: null }
    const at = names.getItem(budgetName(id)).getRange().getTables(false)
    at.load('items/id')
    return { id, record, at }
  })
  if (asked.length > 0) await context.sync()
  const found =
    asked.find(({ at }) => at?.items.some(({ id }) => id === table.id)) ??
    asked.find(({ at, record }) => (at === null || at.items.length === 0) && record.tableId === table.id)
  return found === undefined ? null : { id: found.id, record: found.record }
}

/** Not so for a name whose cells were deleted. */
const isOfCells = ({ value }: Excel.NamedItem): boolean =>
  typeof value === 'string' && value.includes('!') && !value.includes('#REF!')
