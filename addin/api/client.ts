// The operations of the figures API that the add-in needs, typed by the contract.
import type { ExplainedFigure } from '../../shared/contract/api/answers/explained-figure.ts'
import type { FiguresGrid, FiguresGrids } from '../../shared/contract/api/answers/figures-grid.ts'
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { PeriodList, TenantsPage } from '../../shared/contract/api/answers/listings.ts'
import type { ResourceCosts, VendorCosts } from '../../shared/contract/api/answers/resource-costs.ts'
import type { KpiList, OpportunityList } from '../../shared/contract/api/answers/strategy.ts'
import type { RequestInput } from '../../shared/contract/api/operations.ts'
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
  const get =
    <Data>(path: string) =>
    (question: object, call: Call): Promise<Answer<Data>> => {
      const query = queryOf(question).toString()
      return ask({ method: 'GET' }, query === '' ? path : `${path}?${query}`, call)
    }
  return {
    queryFigures: (query, call) =>
      ask({ method: 'POST', body: JSON.stringify(query) }, PATHS.queryFigures, call),
    listFigures: get(PATHS.listFigures),
    explainFigure: get(PATHS.explainFigure),
    listTenants: get(PATHS.listTenants),
    listPeriods: get(PATHS.listPeriods),
    listResourceCosts: get(PATHS.listResourceCosts),
    listVendorCosts: get(PATHS.listVendorCosts),
    listOpportunities: get(PATHS.listOpportunities),
    listKpis: get(PATHS.listKpis),
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
