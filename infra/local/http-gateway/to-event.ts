// An HTTP request as the event of an API Gateway HTTP API, payload format 2.0, on the route and stage $default.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { GatewayRefusal } from './refusal.ts'
import { eventBody } from './request-body.ts'
import { eventHeaders } from './request-headers.ts'
import { receivedPath } from './request-path.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Fields without content are absent, as on the wire: cookies, queryStringParameters, body, and always pathParameters
 * and stageVariables. `nowMs` is epoch milliseconds.
 *
 * @throws GatewayRefusal 400 for a request that API Gateway turns away
 */
export function toEvent(
  request: IncomingMessage,
  { body, requestId, nowMs, port }: { body: Buffer; requestId: string; nowMs: number; port: number },
): APIGatewayProxyEventV2 {
  const { headers, cookies } = eventHeaders(request, { bodyBytes: body.length, nowMs, port })
  const { path, query } = splitTarget(request.url ?? '')
  const domainName = (headers.host ?? '').replace(/:\d+$/, '')
  const parameters = queryParameters(query)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers,
    ...(Object.keys(parameters).length > 0 && { queryStringParameters: parameters }),
    requestContext: {
      accountId: '123456789012',
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method ?? '',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: commonLogTime(nowMs),
      timeEpoch: nowMs,
    },
    ...eventBody(body, headers['content-type']),
  }
}

/** The query stays as it was sent, percent signs and all; the path does not. */
function splitTarget(target: string): { path: string; query: string } {
  if (!target.startsWith('/')) throw new GatewayRefusal(400, 'The request names no path.')
  const mark = target.indexOf('?')
  if (mark === -1) return { path: receivedPath(target), query: '' }
  return { path: receivedPath(target.slice(0, mark)), query: target.slice(mark + 1) }
}

/**
 * Decoded, a plus sign as a space, and the values of one name joined by commas: what was a comma in a value can then
 * no longer be told from one between two values. `rawQueryString` still can.
 */
function queryParameters(query: string): Record<string, string> {
  const parameters = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters.get(name)
    parameters.set(name, earlier === undefined ? value : `${earlier},${value}`)
  }
  return Object.fromEntries(parameters)
}

/** 12/Mar/2020:19:03:58 +0000 */
function commonLogTime(epochMs: number): string {
  const [date = '', time = ''] = new Date(epochMs).toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
}
