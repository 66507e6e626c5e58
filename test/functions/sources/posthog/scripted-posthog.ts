// A PostHog that answers as a test tells it, request by request, and remembers what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { json, text } from 'node:stream/consumers'
import type { PostHogAccess } from '../../../../functions/sources/posthog/configuration.ts'
import { listenOnLoopback } from '../../../../infra/local/ports.ts'
import { stopperOf } from '../../../../infra/local/stop-server.ts'

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** As JSON; a text as it is. Left out, nothing is ever answered. */
  readonly body?: unknown
}

export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it claims, and fails where it is not there
  readonly body: any
  readonly atMs: number
}

export interface ScriptedPostHog {
  readonly access: PostHogAccess
  readonly asked: Asked[]
  /** What is answered from now on; the last one to everything that follows. */
  answers(...answers: readonly Answer[]): void
  stop(): Promise<void>
}

export const PERSONAL_KEY = 'phx_secret'
export const PROJECT_KEY = 'phc_public'

export async function startScriptedPostHog(): Promise<ScriptedPostHog> {
  const asked: Asked[] = []
  let script: readonly Answer[] = []
  const server = createServer(async (request, response) => {
    const isPacked = request.headers['content-encoding'] === 'gzip'
    const body = isPacked ? await text(request) : await json(request)
    asked.push({ path: request.url ?? '', headers: request.headers, body, atMs: performance.now() })
    const answer = script[Math.min(asked.length, script.length) - 1] ?? {}
    if (answer.body === undefined) return
    const answered = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(answered)
  })
  const port = await listenOnLoopback(server, 'postHog', 0)
  const host = `http://127.0.0.1:${port}`
  return {
    access: {
      status: 'configured',
      settings: {
        host,
        captureHost: host,
        projectId: '7',
        projectKey: PROJECT_KEY,
        personalKey: PERSONAL_KEY,
      },
    },
    asked,
    answers: (...answers) => {
      asked.length = 0
      script = answers
    },
    stop: stopperOf(server),
  }
}
