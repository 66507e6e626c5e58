// Which address leads to which operation of planning, straight from the contract.
import type { PlanningOperation } from '../../shared/access/may-call.ts'
import { type Action, perform, type Route } from '../figures-api/perform.ts'
import { entriesOf, type RouteEntry } from '../figures-api/route-entries.ts'
import { changeBudgetYear } from './operations/change-budget-year.ts'
import { listBudgetBooks } from './operations/list-budget-books.ts'
import { listBudgetHistory } from './operations/list-budget-history.ts'
import { listBudgetLines } from './operations/list-budget-lines.ts'
import { previewBudget } from './operations/preview-budget.ts'
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

/** What holds budgets against months, and what computes a month anew, is loaded when one asks for it. */
const listVariance: Action<'listVariance', PlanningServices> = async (call) =>
  (await import('./operations/list-variance.ts')).listVariance(call)

const bridgeFromBudget: Action<'bridgeFromBudget', PlanningServices> = async (call) =>
  (await import('./operations/bridge-from-budget.ts')).bridgeFromBudget(call)

const readForecast: Action<'readForecast', PlanningServices> = async (call) =>
  (await import('./operations/read-forecast.ts')).readForecast(call)

const bridgeRuns: Action<'bridgeRuns', PlanningServices> = async (call) =>
  (await import('./operations/bridge-runs.ts')).bridgeRuns(call)

const tryWhatIf: Action<'tryWhatIf', PlanningServices> = async (call) =>
  (await import('./operations/try-what-if.ts')).tryWhatIf(call)
