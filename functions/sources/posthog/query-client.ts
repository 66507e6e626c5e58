// Asks PostHog one HogQL query over REST, patiently and within a deadline: paced, backing off where it is busy or down, and
// sure that the answer has the columns that were asked for.
import { setTimeout as pause } from 'node:timers/promises'
import pRetry from 'p-retry'
import * as z from 'zod'
import type { PostHogSettings } from './configuration.ts'
import type { HogQLQuery, HogQLValues } from './queries.ts'
import { malformed, PostHogQueryError } from './query-error.ts'

export interface Patience {
  /** For everything that one session asks, together. */
  readonly deadlineMs: number
  /** For one request. PostHog queues a query for up to 30 s and then runs it for up to 10 s. */
  readonly requestTimeoutMs: number
  /** Between two queries. PostHog takes 240 a minute and 2,400 an hour of a whole project (docs/api/queries). */
  readonly pauseMs: number
  /** Before the first repetition; doubled from then on, up to 15 s. */
  readonly firstRetryMs: number
}

export const DEFAULT_PATIENCE: Patience = {
  deadlineMs: 120_000,
  requestTimeoutMs: 45_000,
  pauseMs: 500,
  firstRetryMs: 1_000,
}

const LONGEST_RETRY_MS = 15_000

/** @returns the rows, each as long as the query's columns. @throws PostHogQueryError */
export type AskPostHog = (query: HogQLQuery, values: HogQLValues) => Promise<unknown[][]>

const answerSchema = z.object({ columns: z.array(z.string()), results: z.array(z.array(z.unknown())) })

/** Of an error PostHog's `code` alone is told: its `detail` quotes the query. */
const errorSchema = z.object({ code: z.string().regex(/^\w{1,60}$/) })

/**
 * Opens a session whose deadline runs from now.
 *
 * @param clock epoch milliseconds
 */
export function openQuerySession(
  settings: PostHogSettings,
  clock: () => number,
  patience: Patience = DEFAULT_PATIENCE,
): AskPostHog {
  const deadline = AbortSignal.timeout(patience.deadlineMs)
  const deadlineAtMs = clock() + patience.deadlineMs
  let asked = 0
  return async (query, values) => {
    let last = 'it never answered'
    try {
      if (asked > 0) await pause(patience.pauseMs, undefined, { signal: deadline })
      asked += 1
      const rows = await pRetry(() => request(settings, query, values, deadline, patience), {
        signal: deadline,
        retries: Number.POSITIVE_INFINITY,
        minTimeout: patience.firstRetryMs,
        maxTimeout: LONGEST_RETRY_MS,
        randomize: true,
        onFailedAttempt: async ({ error }) => {
          if (!(error instanceof PostHogQueryError) || !error.isPassing) return
          last = error.message
          if (error.retryAfterMs === null) return
          if (clock() + error.retryAfterMs >= deadlineAtMs) throw tooLate(patience, last)
          await pause(error.retryAfterMs, undefined, { signal: deadline })
        },
        shouldRetry: ({ error }) => error instanceof PostHogQueryError && error.isPassing,
      })
      return rows
    } catch (error) {
      throw deadline.aborted ? tooLate(patience, last) : error
    }
  }
}

async function request(
  { host, projectId, personalKey }: PostHogSettings,
  query: HogQLQuery,
  values: HogQLValues,
  deadline: AbortSignal,
  { requestTimeoutMs }: Patience,
): Promise<unknown[][]> {
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(requestTimeoutMs)])
  const response = await fetch(`${host}/api/projects/${projectId}/query/`, {
    method: 'POST',
    // The key goes to this host and to no other.
    redirect: 'manual',
    headers: { authorization: `Bearer ${personalKey}`, 'content-type': 'application/json' },
    // Never an answer of PostHog's cache, and never a query that runs on without us.
    body: JSON.stringify({
      query: { kind: 'HogQLQuery', query: query.text, values },
      refresh: 'force_blocking',
      name: query.name,
    }),
    signal,
  }).catch(unreachable)
  const text = await response.text().catch(unreachable)
  if (response.status !== 200) throw refusal(response, text)
  return rowsOf(text, query)
}

function rowsOf(text: string, query: HogQLQuery): unknown[][] {
  const answer = answerSchema.safeParse(parseJson(text))
  if (!answer.success) throw malformed(`no columns and results for ${query.name}`)
  const { columns, results } = answer.data
  if (columns.join() !== query.columns.join()) {
    throw malformed(`${query.name} should have the columns ${query.columns.join(', ')}`)
  }
  if (results.some((row) => row.length !== columns.length))
    throw malformed(`a row of ${query.name} is cut short`)
  return results
}

function refusal(response: Response, text: string): PostHogQueryError {
  const { status } = response
  const code = errorSchema.safeParse(parseJson(text)).data?.code
  const said = code === undefined ? '' : ` (${code})`
  return new PostHogQueryError(`PostHog answered with status ${status}${said}.`, {
    isPassing: status === 408 || status === 429 || status >= 500,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
  })
}

/** Whole seconds, as PostHog sends them; null for anything else. */
function retryAfterMs(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null
}

function unreachable(cause: unknown): never {
  const isSlow = (cause as { name?: string } | null)?.name === 'TimeoutError'
  const message = isSlow ? 'PostHog took too long to answer.' : 'PostHog could not be reached.'
  throw new PostHogQueryError(message, { isPassing: true, cause })
}

function tooLate({ deadlineMs }: Patience, last: string): PostHogQueryError {
  const message = `PostHog did not answer within ${deadlineMs / 1_000} s; last: ${last.replace(/\.$/, '')}.`
  return new PostHogQueryError(message, { isPassing: false })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
