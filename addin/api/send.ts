// Sends one request with the token of whoever is signed in: a token that is not accepted is renewed once, a failure that
// may pass is tried once more. It always settles: with the text of a success, or an ApiFailure.
import { isApiFailure, signedOut, unavailable } from './api-failure.ts'
import { failureOf } from './read-response.ts'
import { isPassing, retryDelayMs } from './retry.ts'
import type { Scheduler } from './scheduler.ts'
import type { TokenProvider } from './token-provider.ts'
import { untilAborted } from './until-aborted.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface Call {
  /** Aborted with an ApiFailure as its reason, at the deadline at the latest. */
  readonly signal: AbortSignal
  /** Epoch milliseconds. */
  readonly deadlineMs: number
}

export interface Sending {
  readonly fetch: Fetch
  readonly scheduler: Scheduler
  /** Who is signed in; null when nobody is. */
  readonly session: () => TokenProvider | null
}

export interface OutgoingRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: OutgoingBody
}

/** May be sent more than once, so it is no stream. */
export interface OutgoingBody {
  readonly type: 'application/json' | 'application/gzip'
  readonly content: string | ArrayBuffer
}

interface Received {
  readonly status: number
  readonly text: string
  readonly retryAfter: string | null
  readonly challenge: string | null
}

/** @throws ApiFailure */
export async function send(request: OutgoingRequest, sending: Sending, call: Call): Promise<Received> {
  const provider = sending.session()
  if (provider === null) throw signedOut()
  let token = await tokenOf(() => provider.token(), call)
  let mayRenew = true
  let mayRetry = true
  for (;;) {
    const received = await receive(request, token, sending.fetch, call)
    if (received !== null && received.status >= 200 && received.status < 300) return received
    if (received?.status === 401 && mayRenew) {
      mayRenew = false
      const refused = token
      token = await tokenOf(() => provider.renew(refused, received.challenge), call)
      continue
    }
    const { scheduler } = sending
    const failure =
      received === null
        ? UNREACHED
        : failureOf(received.status, received.text, received.challenge, request.url)
    if (!mayRetry || (received !== null && !isPassing(received.status))) throw failure
    const delayMs = retryDelayMs(received?.retryAfter ?? null, scheduler.now(), call.deadlineMs)
    if (delayMs === null) throw failure
    mayRetry = false
    await untilAborted(call.signal, new Promise<void>((resolve) => void scheduler.after(delayMs, resolve)))
  }
}

const UNREACHED = unavailable('The figures service could not be reached.')
const SIGN_IN_UNREACHED = unavailable('The sign-in service could not be reached.')

async function tokenOf(ask: () => Promise<string>, { signal }: Call): Promise<string> {
  try {
    return await untilAborted(signal, ask())
  } catch (error) {
    throw isApiFailure(error) ? error : SIGN_IN_UNREACHED
  }
}

/** The response to its end; null where none came, or it broke off. */
async function receive(
  { url, method, body }: OutgoingRequest,
  token: string,
  fetch: Fetch,
  { signal }: Call,
): Promise<Received | null> {
  try {
    const response = await untilAborted(
      signal,
      fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': body.type }),
        },
        ...(body !== undefined && { body: body.content }),
        signal,
        // The token is all that says who asks, and nothing of an answer is kept outside this runtime.
        credentials: 'omit',
        cache: 'no-store',
      }),
    )
    const { status, headers } = response
    return {
      status,
      text: await untilAborted(signal, response.text()),
      retryAfter: headers.get('retry-after'),
      challenge: headers.get('www-authenticate'),
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (isApiFailure(error)) throw error
    return null
  }
}
