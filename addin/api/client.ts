// The operations of the figures API that the functions need, typed by the contract.
import type { ExplainedFigure } from '../../shared/contract/api/answers/explained-figure.ts'
import type { FiguresGrid, FiguresGrids } from '../../shared/contract/api/answers/figures-grid.ts'
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { RequestInput } from '../../shared/contract/api/operations.ts'
import { type Answer, readAnswer } from './read-response.ts'
import { type Call, type OutgoingRequest, type Sending, send } from './send.ts'
import { untilAborted } from './until-aborted.ts'

export interface ApiClient {
  queryFigures(query: RequestInput<'queryFigures'>, call: Call): Promise<Answer<FiguresGrid | FiguresGrids>>
  listFigures(question: RequestInput<'listFigures'>, call: Call): Promise<Answer<FiguresPage>>
  explainFigure(question: RequestInput<'explainFigure'>, call: Call): Promise<Answer<ExplainedFigure>>
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
  return {
    queryFigures: (query, call) =>
      ask({ method: 'POST', body: JSON.stringify(query) }, PATHS.queryFigures, call),
    listFigures: (question, call) =>
      ask({ method: 'GET' }, `${PATHS.listFigures}?${queryOf(question)}`, call),
    explainFigure: (question, call) =>
      ask({ method: 'GET' }, `${PATHS.explainFigure}?${queryOf(question)}`, call),
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
