// CORS as an HTTP API does it by itself: it answers preflights, and tells browsers of the allowed origins what they may read
// of an answer (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html).
import type { IncomingMessage } from 'node:http'
import type { BrowserAccess } from '../../browser-access.ts'
import type { HttpAnswer } from './http-answer.ts'

/**
 * Null for a request that is no preflight: "For the OPTIONS method, your request must contain an origin header and an
 * Access-Control-Request-Method header." To an origin that is not allowed the answer says nothing, and so its browser
 * refuses; whether the method and the headers are allowed, every browser reads for itself.
 */
export function preflightAnswer(request: IncomingMessage, access: BrowserAccess): HttpAnswer | null {
  const { origin } = request.headers
  const isPreflight = origin !== undefined && 'access-control-request-method' in request.headers
  if (request.method !== 'OPTIONS' || !isPreflight) return null
  return { statusCode: 204, headers: preflightHeaders(origin, access), cookies: [], body: Buffer.alloc(0) }
}

function preflightHeaders(
  origin: string,
  { origins, methods, requestHeaders, exposedHeaders, keptSeconds }: BrowserAccess,
): Record<string, string> {
  if (!origins.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': methods.join(','),
    'access-control-allow-headers': requestHeaders.join(','),
    'access-control-expose-headers': exposedHeaders.join(','),
    'access-control-max-age': String(keptSeconds),
  }
}

/** The handler's answer with the gateway's own headers: "API Gateway ignores CORS headers returned from your backend". */
export function forBrowsers(
  answer: HttpAnswer,
  { headers: { origin } }: IncomingMessage,
  { origins, exposedHeaders }: BrowserAccess,
): HttpAnswer {
  const kept = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'))
  const headers = Object.fromEntries(kept)
  if (origin === undefined || !origins.includes(origin)) return { ...answer, headers }
  return {
    ...answer,
    headers: {
      ...headers,
      'access-control-allow-origin': origin,
      'access-control-expose-headers': exposedHeaders.join(','),
    },
  }
}
