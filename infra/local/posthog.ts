// The embedded PostHog: takes events and answers queries about them over HTTP, kept in Postgres (posthog/README.md).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type pg from 'pg'
import { listenOnLoopback, loopback } from './ports.ts'
import { EMBEDDED_PROJECT } from './posthog/access.ts'
import { eventsOfBatch } from './posthog/capture.ts'
import { keepEvents, openEventStore } from './posthog/event-store.ts'
import { answerQuery } from './posthog/query.ts'
import { readJson } from './posthog/read-json.ts'
import { PostHogRefusal } from './posthog/refusal.ts'
import { stopperOf } from './stop-server.ts'

export interface RunningPostHog {
  readonly port: number
  readonly url: string
  stop(): Promise<void>
}

/** Starts it on 127.0.0.1; port 0 takes any free one. Events are kept in the schema `posthog` of the database. */
export async function startPostHog(options: { port: number; databaseUrl: string }): Promise<RunningPostHog> {
  const pool = await openEventStore(options.databaseUrl)
  const server = createServer((request, response) => void respond(request, response, pool))
  try {
    const port = await listenOnLoopback(server, 'postHog', options.port)
    const stopServer = stopperOf(server)
    let stopped: Promise<void> | undefined
    const stop = () => {
      stopped ??= stopServer().finally(() => pool.end())
      return stopped
    }
    return { port, url: `http://${loopback}:${port}`, stop }
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function respond(request: IncomingMessage, response: ServerResponse, pool: pg.Pool): Promise<void> {
  try {
    send(response, 200, await answer(request, pool))
  } catch (error) {
    // The client went away while it was sending: there is nobody left to answer.
    if (!request.complete) return
    const refusal =
      error instanceof PostHogRefusal ? error : new PostHogRefusal(500, 'error', 'A server error occurred.')
    send(response, refusal.status, refusal.body)
  }
}

async function answer(request: IncomingMessage, pool: pg.Pool): Promise<object> {
  // Read in any case, so that the connection can be used for the next request.
  const reading = readJson(request)
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = pathname.replace(/\/$/, '')
  const project = /^\/api\/(?:projects|environments)\/([^/]+)\/query$/.exec(path)?.[1]
  const isKnown = path === '/batch' || project !== undefined
  if (!isKnown || request.method !== 'POST') {
    await reading.catch(() => undefined)
    if (!isKnown) throw new PostHogRefusal(404, 'not_found', 'Endpoint not found.')
    throw new PostHogRefusal(405, 'method_not_allowed', `Method "${request.method}" not allowed.`)
  }
  const body = await reading
  if (project === undefined) {
    await keepEvents(pool, eventsOfBatch(body, EMBEDDED_PROJECT.projectKey, Date.now()))
    return { status: 'Ok' }
  }
  requirePersonalKey(request.headers.authorization)
  if (project !== EMBEDDED_PROJECT.projectId) throw new PostHogRefusal(404, 'not_found', 'Project not found.')
  return answerQuery(body, pool)
}

function requirePersonalKey(authorization: string | undefined): void {
  if (authorization === undefined) {
    const detail = 'Authentication credentials were not provided.'
    throw new PostHogRefusal(401, 'not_authenticated', detail)
  }
  if (authorization !== `Bearer ${EMBEDDED_PROJECT.personalKey}`) {
    const detail = 'Personal API key found in request Authorization header is invalid.'
    throw new PostHogRefusal(401, 'authentication_failed', detail)
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length })
  response.end(text)
}
