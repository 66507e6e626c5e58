// The functions' runtime as a bundle starts it, with a clock that a test moves and a figures service that it writes.
import type { Fetch } from '../../../addin/api/send.ts'
import type { TokenProvider } from '../../../addin/api/token-provider.ts'
import type { Answers } from '../../../addin/functions/answers.ts'
import { CellError } from '../../../addin/functions/cell-error.ts'
import type { Formula } from '../../../addin/functions/formula.ts'
import { type StartedRuntime, startRuntime } from '../../../addin/functions/start-runtime.ts'
import { TestClock } from '../test-clock.ts'

export interface Received {
  readonly method: string
  readonly url: URL
  readonly token: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it claims, and fails where it is not there
  readonly body: any
  readonly bytes: number
  readonly signal: AbortSignal
}

/** What the service does with a request; `number` counts from 1. */
export type Service = (received: Received, number: number) => Response | Promise<Response>

export interface Started extends StartedRuntime {
  readonly clock: TestClock
  readonly received: Received[]
  readonly storage: Map<string, string>
  /** Lets cells be gathered and sent, and what needs no more time settle. */
  send(): Promise<void>
  serveBy(service: Service): void
}

/** Somebody whose tokens are "token 1", "token 2" and so on: a new one when the one before was refused. */
export function somebody(account = 'finance@sample'): TokenProvider & { renewals: number } {
  return {
    account,
    renewals: 0,
    async token() {
      return `token ${this.renewals + 1}`
    },
    async renew(refused) {
      if (refused === `token ${this.renewals + 1}`) this.renewals += 1
      return this.token()
    },
  }
}

export interface StartOptions {
  readonly clock?: TestClock
  readonly formattedNumbers?: boolean
  readonly storage?: Map<string, string>
  /** Nobody is signed in with null. */
  readonly provider?: TokenProvider | null
}

export function start(service: Service, options: StartOptions = {}): Started {
  const { clock = new TestClock(), formattedNumbers = false, storage = new Map(), provider } = options
  const received: Received[] = []
  let served = service
  const fetch: Fetch = async (url, { method = 'GET', body, headers, signal }) => {
    const text = typeof body === 'string' ? body : ''
    const one: Received = {
      method,
      url: new URL(url),
      token: new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? '',
      body: text === '' ? undefined : JSON.parse(text),
      bytes: Buffer.byteLength(text),
      signal: signal as AbortSignal,
    }
    received.push(one)
    return served(one, received.length)
  }
  const runtime = startRuntime({
    fetch,
    scheduler: clock,
    storage: {
      getItem: async (key) => storage.get(key) ?? null,
      setItem: async (key, value) => void storage.set(key, value),
      removeItem: async (key) => void storage.delete(key),
    },
    usual: { apiUrl: 'https://figures.example.com', staleAllowed: false },
    shows: () => ({ formattedNumbers }),
  })
  if (provider !== null) runtime.penguin.setSession(provider ?? somebody())
  return {
    ...runtime,
    clock,
    received,
    storage,
    send: () => clock.advance(30),
    serveBy: (another) => {
      served = another
    },
  }
}

/** A formula that stands in a cell. */
export const entered: Formula = { isPreview: false, onCanceled: () => undefined }
/** A formula that is still being typed. */
export const typed: Formula = { isPreview: true, onCanceled: () => undefined }

/** A formula that the test cancels. */
export function cancellable(): Formula & { cancel(): void } {
  let cancel = () => {}
  return {
    isPreview: false,
    onCanceled: (given) => {
      cancel = given
    },
    cancel: () => cancel(),
  }
}

/** What a cell shows: its value, or its error with the sentence. */
export async function shown(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof CellError)) throw error
    return `${error.kind === 'invalidValue' ? '#VALUE!' : '#N/A'} ${error.message}`
  }
}

export function cost(answers: Answers, tenant: unknown, period: unknown = '2026-10', knownAt?: unknown) {
  return shown(() => answers.cost(tenant, period, null, knownAt, entered))
}
