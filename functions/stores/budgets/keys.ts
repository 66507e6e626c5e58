// Where budget books lie. Every partition key begins with `BUDGET`, so that who may write budgets may write nothing else
// (`dynamodb:LeadingKeys`).
import type { ItemKey } from '../runs/keys.ts'

/** Lists the scenarios that were ever written, one item each. */
export const ALL_BOOKS = 'BUDGETS'

export function headKey(scenarioId: string): ItemKey {
  return { pk: `BUDGET#${scenarioId}`, sk: 'HEAD' }
}

/** The lines of one revision, under a name of its own: what never became current is never read. */
export function linesPartition(token: string): string {
  return `BUDGET_LINES#${token}`
}

export function historyPartition(scenarioId: string): string {
  return `BUDGET_HISTORY#${scenarioId}`
}

const WRITE_DIGITS = 10

/** Sort keys of a change begin with this: by number, then by name. */
export function changeId(write: number, token: string): string {
  return `${String(write).padStart(WRITE_DIGITS, '0')}#${token}`
}
