// The operations of the figures API that cells and reports need, typed by the contract. Those of planning stand apart: the
// functions' bundle is loaded with every workbook and needs none of them.
import type { ExplainedFigure } from '../../shared/contract/api/answers/explained-figure.ts'
import type { FiguresGrid, FiguresGrids } from '../../shared/contract/api/answers/figures-grid.ts'
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { PeriodList, TenantsPage } from '../../shared/contract/api/answers/listings.ts'
import type { ResourceCosts, VendorCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { KpiList, OpportunityList } from '../../shared/contract/api/answers/strategy.ts'
import type { RequestInput } from '../../shared/contract/api/operations.ts'
import { type Answer, readAnswer } from './read-response.ts'
import { type Call, type OutgoingBody, type OutgoingRequest, type Sending, send } from './send.ts'
import { untilAborted } from './until-aborted.ts'

/** How an operation is asked, whichever it is. */
export interface Asking {
  get<Data>(path: string, question: object, call: Call): Promise<Answer<Data>>
  post<Data>(path: string, body: OutgoingBody, call: Call): Promise<Answer<Data>>
}

export interface ApiClient extends Asking {
  queryFigures(query: RequestInput<'queryFigures'>, call: Call): Promise<Answer<FiguresGrid | FiguresGrids>>
  listFigures(question: RequestInput<'listFigures'>, call: Call): Promise<Answer<FiguresPage>>
  explainFigure(question: RequestInput<'explainFigure'>, call: Call): Promise<Answer<ExplainedFigure>>
  listTenants(question: RequestInput<'listTenants'>, call: Call): Promise<Answer<TenantsPage>>
  listPeriods(question: RequestInput<'listPeriods'>, call: Call): Promise<Answer<PeriodList>>
  listResourceCosts(question: RequestInput<'listResourceCosts'>, call: Call): Promise<Answer<ResourceCosts>>
  listVendorCosts(question: RequestInput<'listVendorCosts'>, call: Call): Promise<Answer<VendorCosts>>
  listOpportunities(question: RequestInput<'listOpportunities'>, call: Call): Promise<Answer<OpportunityList>>
  listKpis(question: RequestInput<'listKpis'>, call: Call): Promise<Answer<KpiList>>
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
  const get = <Data>(path: string, question: object, call: Call): Promise<Answer<Data>> => {
    const query = queryOf(question).toString()
    return ask({ method: 'GET' }, query === '' ? path : `${path}?${query}`, call)
  }
  const post = <Data>(path: string, body: OutgoingBody, call: Call): Promise<Answer<Data>> =>
    ask({ method: 'POST', body }, path, call)
  const read =
    <Data>(path: string) =>
    (question: object, call: Call) =>
      get<Data>(path, question, call)
  return {
    get,
    post,
    queryFigures: (query, call) => post(PATHS.queryFigures, jsonBody(query), call),
    listFigures: read(PATHS.listFigures),
    explainFigure: read(PATHS.explainFigure),
    listTenants: read(PATHS.listTenants),
    listPeriods: read(PATHS.listPeriods),
    listResourceCosts: read(PATHS.listResourceCosts),
    listVendorCosts: read(PATHS.listVendorCosts),
    listOpportunities: read(PATHS.listOpportunities),
    listKpis: read(PATHS.listKpis),
  }
}

export const jsonBody = (body: object): OutgoingBody => ({
  type: 'application/json',
  content: JSON.stringify(body),
})

/** Lists are repeated, as the API takes them; what is undefined is left out. */
function queryOf(question: object): URLSearchParams {
  const given = Object.entries(question).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return []
    return [value].flat().map((one) => [name, String(one)])
  })
  return new URLSearchParams(given)
}
