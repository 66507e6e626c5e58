// The HTTP API as a browser's fetch: what the add-in's client asks goes to the handlers as the gateway hands it on.
import type { Fetch } from '../../addin/api/send.ts'
import { eventBody } from '../../infra/local/http-gateway/request-body.ts'
import type { ApiRequest, TestApi } from './figures-api.ts'

/** @param hear is told of each request before it is answered */
export function fetchServed(api: TestApi, hear: (request: ApiRequest) => void = () => {}): Fetch {
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    const { authorization = '', ...given } = Object.fromEntries(new Headers(headers))
    const bytes = Buffer.from(await new Response(body ?? null).arrayBuffer())
    const request: ApiRequest = {
      method: method === 'POST' ? 'POST' : 'GET',
      path: `${url.pathname}${url.search}`,
      token: authorization.replace('Bearer ', ''),
      // A browser asks for packed answers by itself.
      headers: { ...given, 'accept-encoding': 'gzip, deflate, br' },
      ...eventBody(bytes, given['content-type']),
    }
    hear(request)
    const { status, headers: answered, text } = await api.send(request)
    return new Response(text === '' ? null : text, { status, headers: unpackedHeaders(answered) })
  }
}

/** A browser has unpacked the body that it hands on. */
function unpackedHeaders(headers: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(headers).filter(([name]) => !['content-encoding', 'content-length'].includes(name))
}
