// Runs a query of docs/api.md against the API: every Web.Contents becomes the HTTP request that it describes.
import type { ApiRequest, TestApi } from '../../engines/figures-api.ts'
import { evaluateM, parseM } from './evaluate-m.ts'
import { libraryOf } from './m-library.ts'
import type { MBinary, MRecord, MTable, MValue } from './m-values.ts'

export interface QueryRun {
  readonly table: MTable
  readonly requests: readonly ApiRequest[]
}

/** Evaluation is synchronous: it stops at what must be fetched first, and begins anew when that is there. */
class ToFetch extends Error {
  readonly request: ApiRequest
  constructor(request: ApiRequest) {
    super('fetch this first')
    this.request = request
  }
}

/** Answers with these statuses are the query's own to handle; another one is Power Query's, and an error here. */
const OK = 200

/** @param values what the reader of the document puts into the query's first lines */
export async function runQuery(text: string, api: TestApi, values: MRecord): Promise<QueryRun> {
  const tree = await parseM(withValues(text, values))
  const fetched = new Map<string, MBinary>()
  const requests: ApiRequest[] = []
  const library = libraryOf((url, options) => {
    const request = requestOf(url, options)
    const answer = fetched.get(JSON.stringify(request))
    if (answer === undefined) throw new ToFetch(request)
    const handled = [OK, ...(options.ManualStatusHandling as number[])]
    if (!handled.includes(answer.status)) throw new Error(`Web.Contents failed: ${answer.status}`)
    return answer
  })
  const scope = (name: string): MValue => {
    if (!Object.hasOwn(library, name)) throw new Error(`M is not evaluated here: ${name}`)
    return library[name] ?? null
  }
  for (;;) {
    try {
      return { table: evaluateM(tree, scope) as MTable, requests }
    } catch (needed) {
      if (!(needed instanceof ToFetch)) throw needed
      requests.push(needed.request)
      const { status, text: body } = await api.send(needed.request)
      fetched.set(JSON.stringify(needed.request), { kind: 'binary', text: body, status })
    }
  }
}

/** Each value must have its line, `Name = ...,`, among the first. */
function withValues(text: string, values: MRecord): string {
  return Object.entries(values).reduce((changed, [name, value]) => {
    const line = new RegExp(`^    ${name} = .*,$`, 'm')
    if (!line.test(changed)) throw new Error(`the query has no line for ${name}`)
    return changed.replace(line, `    ${name} = ${written(value)},`)
  }, text)
}

function written(value: MValue): string {
  return Array.isArray(value)
    ? `{${value.map(written).join(', ')}}`
    : `"${String(value).replaceAll('"', '""')}"`
}

/** As Power Query sends it: the relative path behind the address, GET without content, POST with it. */
function requestOf(url: string, options: MRecord): ApiRequest {
  const { RelativePath, Query = {}, Headers, Content = null, ...rest } = options
  if (Object.keys(rest).join() !== 'ManualStatusHandling') throw new Error('other options of Web.Contents')
  const { pathname } = new URL(`${url}/${RelativePath}`)
  const query = new URLSearchParams(Query as Record<string, string>).toString()
  const headers = Object.fromEntries(
    Object.entries(Headers as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    method: Content === null ? 'GET' : 'POST',
    path: query === '' ? pathname : `${pathname}?${query}`,
    headers,
    ...(Content !== null && { body: (Content as MBinary).text }),
  }
}
