// Signs in as one of the sample's people at the embedded sign-in service, where a name is enough. For trying the add-in on
// this machine; the pages of the deployed add-in do not load it.
import { signedOut } from '../api/api-failure.ts'
import type { Fetch } from '../api/send.ts'
import type { TokenProvider } from '../api/token-provider.ts'

export interface SampleSignIn {
  /** The embedded issuer's `POST /token`, which `npm start` prints. */
  readonly tokenUrl: string
  /** A subject of the sample, for example `finance@sample`. */
  readonly subject: string
  readonly fetch: Fetch
  /** Epoch milliseconds. */
  readonly now: () => number
}

interface Granted {
  readonly token: string
  /** Until then it is used, epoch milliseconds. */
  readonly freshUntilMs: number
}

/**
 * A token that ends sooner than this is not used any more: a gateway refuses one that has ended, often in a way that a
 * browser takes for a network that is down, and then nobody knows to renew it.
 */
const MARGIN_MS = 60_000

export function sampleSignIn({ tokenUrl, subject, fetch, now }: SampleSignIn): TokenProvider {
  let granted: Promise<Granted> | undefined
  const grant = async (): Promise<Granted> => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: subject })
    const response = await fetch(tokenUrl, { method: 'POST', body, credentials: 'omit' })
    if (response.status === 400 || response.status === 401) {
      throw signedOut(`${subject} is nobody of the sample. Sign in from the Penguin pane.`)
    }
    if (!response.ok) throw new Error(`The sign-in service answered with status ${response.status}.`)
    const { access_token: token, expires_in: seconds } = await response.json()
    if (typeof token !== 'string') throw new Error('The sign-in service sent no token.')
    return { token, freshUntilMs: freshUntil(seconds, now()) }
  }
  const ask = (): Promise<Granted> => {
    const asked = grant()
    granted = asked
    asked.catch(() => {
      // A failure is not kept: the next cell tries again.
      if (granted === asked) granted = undefined
    })
    return asked
  }
  /** Several requests that find the same token no longer good ask for one other together. */
  const holding = async (isGood: (held: Granted) => boolean): Promise<string> => {
    const asked = granted ?? ask()
    const held = await asked
    if (isGood(held)) return held.token
    return (await (granted === asked || granted === undefined ? ask() : granted)).token
  }
  return {
    account: subject,
    token: () => holding(({ freshUntilMs }) => freshUntilMs > now()),
    renew: (refused) => holding(({ token }) => token !== refused),
  }
}

/** Of a short life the first half; what does not say how long it lives is used until it is refused (RFC 6749, 5.1). */
function freshUntil(seconds: unknown, nowMs: number): number {
  if (typeof seconds !== 'number' || !(seconds > 0)) return Number.POSITIVE_INFINITY
  const lifeMs = seconds * 1_000
  return nowMs + lifeMs - Math.min(MARGIN_MS, lifeMs / 2)
}
