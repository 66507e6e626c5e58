// The embedded API Gateway: an HTTP API whose requests go to Lambda handlers by their path, as strict as the real one.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { BrowserAccess } from '../browser-access.ts'
import { forBrowsers, preflightAnswer } from './http-gateway/cors.ts'
import type { HttpAnswer } from './http-gateway/http-answer.ts'
import { type GatewayFunction, invoke } from './http-gateway/invoke.ts'
import { GatewayRefusal } from './http-gateway/refusal.ts'
import { readBody } from './http-gateway/request-body.ts'
import { toAnswer } from './http-gateway/to-answer.ts'
import { toEvent } from './http-gateway/to-event.ts'
import { listenOnLoopback, loopback } from './ports.ts'
import { stopperOf } from './stop-server.ts'

/** "Maximum integration timeout", a quota that cannot be raised (http-api-quotas.html). */
const INTEGRATION_TIMEOUT_MS = 30_000

/** Answers without a body, whose length is not said either. */
const BODILESS = [204, 304]

export interface RunningGateway {
  readonly port: number
  readonly address: string
  stop(): Promise<void>
}

export interface GatewayOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** One of them takes every path. */
  readonly functions: readonly GatewayFunction[]
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** How long a handler may take, milliseconds; as long as a real HTTP API waits when left out. */
  readonly patienceMs?: number
  /** Which browsers may ask from other pages; none when left out, and then preflights go to the handler. */
  readonly browserAccess?: BrowserAccess | undefined
  /** Hears why a client was answered with 500 or 503, which the answer never says; the handler's own error is its cause. */
  readonly onFailure?: (failure: Error) => void
}

/** Starts the gateway on 127.0.0.1. Stopping ends the connections that are open, answered or not. */
export async function startHttpGateway(options: GatewayOptions): Promise<RunningGateway> {
  let port = options.port
  const server = createServer((request, response) => void answer(request, response, { ...options, port }))
  port = await listenOnLoopback(server, 'api', options.port)
  return { port, address: `http://${loopback}:${port}`, stop: stopperOf(server) }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: GatewayOptions,
): Promise<void> {
  const requestId = randomUUID()
  try {
    const { browserAccess } = options
    const preflight = browserAccess === undefined ? null : preflightAnswer(request, browserAccess)
    send(response, preflight ?? (await answerOfHandler(request, requestId, options)), requestId)
  } catch (error) {
    // The client went away while it was sending: there is nobody left to answer.
    if (!request.complete) return
    const refusal = error instanceof GatewayRefusal ? error : new GatewayRefusal(500, String(error))
    if (refusal.statusCode >= 500) options.onFailure?.(refusal)
    send(response, refusal.answer, requestId)
  }
}

async function answerOfHandler(
  request: IncomingMessage,
  requestId: string,
  { port, functions, clock, browserAccess, patienceMs = INTEGRATION_TIMEOUT_MS }: GatewayOptions,
): Promise<HttpAnswer> {
  const nowMs = clock()
  const body = await readBody(request)
  const event = toEvent(request, { body, requestId, nowMs, port })
  const answered = toAnswer(await invoke(functionOf(functions, event.rawPath), event, { clock, patienceMs }))
  // What the gateway refuses with by itself has no such headers: AWS says so of answers of an integration alone.
  return browserAccess === undefined ? answered : forBrowsers(answered, request, browserAccess)
}

/** The one under the longest of the paths that fit, as the gateway chooses among routes. */
function functionOf(functions: readonly GatewayFunction[], path: string): GatewayFunction {
  const [answering] = functions
    .filter(({ under }) => path.startsWith(under))
    .toSorted((one, other) => other.under.length - one.under.length)
  if (answering === undefined) throw new GatewayRefusal(500, `No function answers ${path}.`)
  return answering
}

function send(
  response: ServerResponse,
  { statusCode, headers, cookies, body }: HttpAnswer,
  requestId: string,
): void {
  const isBodiless = BODILESS.includes(statusCode)
  response.writeHead(statusCode, {
    ...headers,
    ...(!isBodiless && { 'content-length': body.length }),
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
    'apigw-requestid': requestId,
  })
  // For HEAD, Node sends the head alone, and the length of what GET would have sent.
  response.end(isBodiless ? undefined : body)
}
