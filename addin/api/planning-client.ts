// The operations of the planning API, typed by the contract, asked through whoever is signed in for cells and reports.
import type { BudgetBridges, RunsBridge } from '../../shared/contract/api/answers/planning/bridges.ts'
import type {
  BudgetBooks,
  BudgetHistory,
  BudgetLines,
  BudgetPreview,
  BudgetYearChanged,
} from '../../shared/contract/api/answers/planning/budgets.ts'
import type { VarianceAnswer } from '../../shared/contract/api/answers/planning/variance.ts'
import type { WhatIfAnswer } from '../../shared/contract/api/answers/planning/what-if.ts'
import type { RequestInput } from '../../shared/contract/api/operations.ts'
import { type Asking, jsonBody } from './client.ts'
import { packedBody } from './packed-body.ts'
import type { Answer } from './read-response.ts'
import type { Call } from './send.ts'
import { untilAborted } from './until-aborted.ts'

export interface PlanningClient {
  listBudgetBooks(call: Call): Promise<Answer<BudgetBooks>>
  listBudgetLines(question: RequestInput<'listBudgetLines'>, call: Call): Promise<Answer<BudgetLines>>
  previewBudget(submission: RequestInput<'previewBudget'>, call: Call): Promise<Answer<BudgetPreview>>
  submitBudget(submission: RequestInput<'submitBudget'>, call: Call): Promise<Answer<BudgetPreview>>
  listBudgetHistory(question: RequestInput<'listBudgetHistory'>, call: Call): Promise<Answer<BudgetHistory>>
  changeBudgetYear(step: RequestInput<'changeBudgetYear'>, call: Call): Promise<Answer<BudgetYearChanged>>
  listVariance(question: RequestInput<'listVariance'>, call: Call): Promise<Answer<VarianceAnswer>>
  bridgeFromBudget(question: RequestInput<'bridgeFromBudget'>, call: Call): Promise<Answer<BudgetBridges>>
  bridgeRuns(question: RequestInput<'bridgeRuns'>, call: Call): Promise<Answer<RunsBridge>>
  tryWhatIf(question: RequestInput<'tryWhatIf'>, call: Call): Promise<Answer<WhatIfAnswer>>
}

/** As in the contract, which a test compares. */
export const PLANNING_PATHS = {
  listBudgetBooks: '/api/v1/planning/budgets',
  listBudgetLines: '/api/v1/planning/budgets/lines',
  previewBudget: '/api/v1/planning/budgets/preview',
  submitBudget: '/api/v1/planning/budgets/submit',
  listBudgetHistory: '/api/v1/planning/budgets/history',
  changeBudgetYear: '/api/v1/planning/budgets/years',
  listVariance: '/api/v1/planning/variance',
  bridgeFromBudget: '/api/v1/planning/bridges/from-budget',
  bridgeRuns: '/api/v1/planning/bridges/between-runs',
  tryWhatIf: '/api/v1/planning/what-if',
} as const

export function planningClient({ get, post }: Asking): PlanningClient {
  const read =
    <Data>(path: string) =>
    (question: object, call: Call) =>
      get<Data>(path, question, call)
  const send =
    <Data>(path: string) =>
    (body: object, call: Call) =>
      post<Data>(path, jsonBody(body), call)
  const sendPacked =
    <Data>(path: string) =>
    async (body: object, call: Call) =>
      post<Data>(path, await untilAborted(call.signal, packedBody(body)), call)
  return {
    listBudgetBooks: (call) => get(PLANNING_PATHS.listBudgetBooks, {}, call),
    listBudgetLines: read(PLANNING_PATHS.listBudgetLines),
    previewBudget: sendPacked(PLANNING_PATHS.previewBudget),
    submitBudget: sendPacked(PLANNING_PATHS.submitBudget),
    listBudgetHistory: read(PLANNING_PATHS.listBudgetHistory),
    changeBudgetYear: send(PLANNING_PATHS.changeBudgetYear),
    listVariance: read(PLANNING_PATHS.listVariance),
    bridgeFromBudget: read(PLANNING_PATHS.bridgeFromBudget),
    bridgeRuns: read(PLANNING_PATHS.bridgeRuns),
    tryWhatIf: send(PLANNING_PATHS.tryWhatIf),
  }
}
