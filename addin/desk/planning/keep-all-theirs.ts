// A submission in which whoever submits keeps every line as somebody else made it: nothing is sent.
import type { BudgetPreview } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import type { PlanningClient } from '../../api/planning-client.ts'
import type { Watch } from '../desk.ts'
import type { DeskParts } from '../desk-parts.ts'
import type { BudgetSubmission } from './planning-desk.ts'

const ALL_THEIRS = 'Every line is kept as theirs: nothing is submitted, and the sheet shows what stands.'

/** Nothing is left to send, and the sheet is to show what stands all the same. */
export function isAllTheirs({ rows, keptTheirs = [] }: BudgetSubmission): boolean {
  return rows.length === 0 && keptTheirs.length > 0
}

export async function whatStands(
  { ask, client }: Pick<DeskParts, 'ask'> & { readonly client: Pick<PlanningClient, 'listBudgetLines'> },
  notDone: string,
  { scenario }: BudgetSubmission,
  { signal }: Watch,
): Promise<BudgetPreview> {
  const question = { scenario: scenarioId(scenario) }
  const { data } = await ask(notDone, (call) => client.listBudgetLines(question, call), signal)
  return {
    ...{ scenario, revision: data.revision, accepted: true, applied: false, summary: ALL_THEIRS },
    ...{ added: [], changed: [], removed: [], unchanged: 0, errors: [], stale: [], notes: [], totals: [] },
  }
}
