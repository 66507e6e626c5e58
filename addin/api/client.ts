// The operations of the figures API that the add-in needs, typed by the contract.
import type { ExplainedFigure } from '../../shared/contract/api/answers/explained-figure.ts'
import type { FiguresGrid, FiguresGrids } from '../../shared/contract/api/answers/figures-grid.ts'
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { PeriodList, TenantsPage } from '../../shared/contract/api/answers/listings.ts'
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
import type { ResourceCosts, VendorCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { KpiList, OpportunityList } from '../../shared/contract/api/answers/strategy.ts'
import type { RequestInput } from '../../shared/contract/api/operations.ts'
import { packedBody } from './packed-body.ts'
import { type Answer, readAnswer } from './read-response.ts'
import { type Call, type OutgoingRequest, type Sending, send } from './send.ts'
import { untilAborted } from './until-aborted.ts'

export interface ApiClient {
  queryFigures(query: RequestInput<'queryFigures'>, call: Call): Promise<Answer<FiguresGrid | FiguresGrids>>
  listFigures(question: RequestInput<'listFigures'>, call: Call): Promise<Answer<FiguresPage>>
  explainFigure(question: RequestInput<'explainFigure'>, call: Call): Promise<Answer<ExplainedFigure>>
  listTenants(question: RequestInput<'listTenants'>, call: Call): Promise<Answer<TenantsPage>>
  listPeriods(question: RequestInput<'listPeriods'>, call: Call): Promise<Answer<PeriodList>>
  listResourceCosts(question: RequestInput<'listResourceCosts'>, call: Call): Promise<Answer<ResourceCosts>>
  listVendorCosts(question: RequestInput<'listVendorCosts'>, call: Call): Promise<Answer<VendorCosts>>
  listOpportunities(question: RequestInput<'listOpportunities'>, call: Call): Promise<Answer<OpportunityList>>
  listKpis(question: RequestInput<'listKpis'>, call: Call): Promise<Answer<KpiList>>
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

export interface ClientOptions extends Sending {
  /** Where the API is, without a slash at the end. */
  readonly apiUrl: () => Promise<string>
}

/** As in the contract, which a test compares. */
export const PATHS = {
  queryFigures: '/api/v1/figures/query',
  listFigures: '/api/v1/figures',
  explainFigure: '/api/v1/figures/explain',
  listTenants: '/api/v1/tenants',
  listPeriods: '/api/v1/periods',
  listResourceCosts: '/api/v1/figures/resources',
  listVendorCosts: '/api/v1/figures/vendors',
  listOpportunities: '/api/v1/opportunities',
  listKpis: '/api/v1/system/kpis',
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

/** Every call settles, by its deadline at the latest: with what the API answered, or an ApiFailure. */
export function apiClient(options: ClientOptions): ApiClient {
  const ask = async <Data>(
    request: Omit<OutgoingRequest, 'url'>,
    path: string,
    call: Call,
  ): Promise<Answer<Data>> => {
    const apiUrl = await untilAborted(call.signal, options.apiUrl())
    const url = `${apiUrl}${path}`
    const { status, text } = await send({ ...request, url }, options, call)
    return readAnswer<Data>(status, text, url)
  }
  const get =
    <Data>(path: string) =>
    (question: object, call: Call): Promise<Answer<Data>> => {
      const query = queryOf(question).toString()
      return ask({ method: 'GET' }, query === '' ? path : `${path}?${query}`, call)
    }
  const post =
    <Data>(path: string) =>
    (body: object, call: Call): Promise<Answer<Data>> =>
      ask({ method: 'POST', body: { type: 'application/json', content: JSON.stringify(body) } }, path, call)
  const postPacked =
    <Data>(path: string) =>
    async (body: object, call: Call): Promise<Answer<Data>> =>
      ask({ method: 'POST', body: await untilAborted(call.signal, packedBody(body)) }, path, call)
  return {
    queryFigures: post(PATHS.queryFigures),
    listFigures: get(PATHS.listFigures),
    explainFigure: get(PATHS.explainFigure),
    listTenants: get(PATHS.listTenants),
    listPeriods: get(PATHS.listPeriods),
    listResourceCosts: get(PATHS.listResourceCosts),
    listVendorCosts: get(PATHS.listVendorCosts),
    listOpportunities: get(PATHS.listOpportunities),
    listKpis: get(PATHS.listKpis),
    listBudgetBooks: (call) => get<BudgetBooks>(PATHS.listBudgetBooks)({}, call),
    listBudgetLines: get(PATHS.listBudgetLines),
    previewBudget: postPacked(PATHS.previewBudget),
    submitBudget: postPacked(PATHS.submitBudget),
    listBudgetHistory: get(PATHS.listBudgetHistory),
    changeBudgetYear: post(PATHS.changeBudgetYear),
    listVariance: get(PATHS.listVariance),
    bridgeFromBudget: get(PATHS.bridgeFromBudget),
    bridgeRuns: get(PATHS.bridgeRuns),
    tryWhatIf: post(PATHS.tryWhatIf),
  }
}

/** Lists are repeated, as the API takes them; what is undefined is left out. */
function queryOf(question: object): URLSearchParams {
  const given = Object.entries(question).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return []
    return [value].flat().map((one) => [name, String(one)])
  })
  return new URLSearchParams(given)
}
