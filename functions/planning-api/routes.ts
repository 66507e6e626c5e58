// Which address leads to which operation of planning, straight from the contract.
import type { PlanningOperation } from '../../shared/access/may-call.ts'
import { type Action, perform, type Route } from '../figures-api/perform.ts'
import { entriesOf, type RouteEntry } from '../figures-api/route-entries.ts'
import { bridgeFromBudget } from './operations/bridge-from-budget.ts'
import { changeBudgetYear } from './operations/change-budget-year.ts'
import { listBudgetBooks } from './operations/list-budget-books.ts'
import { listBudgetHistory } from './operations/list-budget-history.ts'
import { listBudgetLines } from './operations/list-budget-lines.ts'
import { listVariance } from './operations/list-variance.ts'
import { previewBudget } from './operations/preview-budget.ts'
import { readForecast } from './operations/read-forecast.ts'
import { submitBudget } from './operations/submit-budget.ts'
import type { PlanningServices } from './services.ts'

export function planningRoutes(services: () => PlanningServices): RouteEntry[] {
  const operations: Readonly<Record<PlanningOperation, Route>> = {
    listBudgetBooks: perform('listBudgetBooks', listBudgetBooks, services),
    listBudgetLines: perform('listBudgetLines', listBudgetLines, services),
    previewBudget: perform('previewBudget', previewBudget, services),
    submitBudget: perform('submitBudget', submitBudget, services),
    listBudgetHistory: perform('listBudgetHistory', listBudgetHistory, services),
    changeBudgetYear: perform('changeBudgetYear', changeBudgetYear, services),
    listVariance: perform('listVariance', listVariance, services),
    bridgeFromBudget: perform('bridgeFromBudget', bridgeFromBudget, services),
    bridgeRuns: perform('bridgeRuns', bridgeRuns, services),
    readForecast: perform('readForecast', readForecast, services),
    tryWhatIf: perform('tryWhatIf', tryWhatIf, services),
  }
  return entriesOf(operations)
}

/** A month is computed anew for few requests: what does it is loaded when one asks. */
const bridgeRuns: Action<'bridgeRuns', PlanningServices> = async (call) =>
  (await import('./operations/bridge-runs.ts')).bridgeRuns(call)

const tryWhatIf: Action<'tryWhatIf', PlanningServices> = async (call) =>
  (await import('./operations/try-what-if.ts')).tryWhatIf(call)
