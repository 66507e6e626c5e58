// Signs people in at the company's sign-in service with MSAL. Tokens are asked for silently whenever one is needed; a
// window opens only when somebody asks for it in the pane.
import type { AccountInfo, AuthenticationResult } from '@azure/msal-browser'
import { signedOut } from '../api/api-failure.ts'
import type { TokenProvider } from '../api/token-provider.ts'
import { untilAborted } from '../api/until-aborted.ts'
import type { MsalClient } from './msal-client.ts'
import type { SignIn } from './sign-in.ts'
import { isOutOfReach, signInFailure } from './sign-in-troubles.ts'
import { type StepUp, stepUpOf, stepUpRequest, stepUpSentence } from './step-up.ts'

export interface MsalSignIn {
  readonly scope: string
  /** A new one, which holds no tokens yet. */
  readonly openClient: () => Promise<MsalClient>
  /** Hears that the sign-in has ended by itself: there are no more tokens until somebody signs in again. */
  readonly onEnd: () => void
}

export function msalSignIn({ scope, openClient, onEnd }: MsalSignIn): SignIn {
  const scopes = [scope]
  let opened: Promise<MsalClient> | undefined
  let account: AccountInfo | null = null
  let hasSignedOut = false
  /** What the API asked for that nobody has given yet. */
  let stepUp: StepUp | null = null
  let current: TokenProvider | undefined

  const client = (): Promise<MsalClient> => {
    opened ??= openClient()
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  const signedIn = (result: AuthenticationResult): TokenProvider => {
    account = result.account
    hasSignedOut = false
    const askFor = (asked: StepUp): void => {
      stepUp = asked
    }
    const tokens: TokenProvider = msalTokens({
      scopes,
      account: result.account,
      client: client(),
      askFor,
      onEnd: () => {
        // Requests of somebody who signed in before may still be under way.
        if (current !== tokens) return
        // What is remembered was refused, or soon is.
        opened = undefined
        onEnd()
      },
    })
    current = tokens
    return tokens
  }

  return {
    silently: async () => {
      if (hasSignedOut) return null
      try {
        const { application, isNested, loginHint } = await client()
        // Without either, the sign-in service would be asked about nobody in particular.
        if (!isNested && loginHint === undefined) return null
        return signedIn(
          await application.ssoSilent({ scopes, ...(loginHint !== undefined && { loginHint }) }),
        )
      } catch {
        return null
      }
    },
    inWindow: async ({ anotherAccount = false, signal } = {}) => {
      const isChosen = anotherAccount || hasSignedOut
      try {
        const { application, opener, loginHint } = await client()
        const hinted = !isChosen && account === null && loginHint !== undefined
        const asked = application.acquireTokenPopup({
          scopes,
          ...(!isChosen && account !== null && { account }),
          ...(hinted && { loginHint }),
          ...(opener !== undefined && { popupWindowParent: opener }),
          // Who has just signed in may be somebody else than who should.
          ...(isChosen && { prompt: 'select_account' }),
          // A sign-in that is too old or too weak is not to be taken for an answer.
          ...(stepUp !== null && { ...stepUpRequest(stepUp), prompt: 'login' }),
          overrideInteractionInProgress: true,
        })
        const result = await (signal === undefined ? asked : untilAborted(signal, asked))
        stepUp = null
        return signedIn(result)
      } catch (error) {
        throw signal?.aborted ? signal.reason : signInFailure(error)
      }
    },
    signOut: async () => {
      hasSignedOut = true
      account = null
      current = undefined
      // With it goes its memory, where the tokens are.
      opened = undefined
    },
  }
}

interface MsalTokens {
  readonly scopes: string[]
  readonly account: AccountInfo
  readonly client: Promise<MsalClient>
  /** Hears what only a person can give, at the next sign-in. */
  readonly askFor: (stepUp: StepUp) => void
  readonly onEnd: () => void
}

function msalTokens({ scopes, account, client, askFor, onEnd }: MsalTokens): TokenProvider {
  const acquire = async (options: { forceRefresh?: boolean; claims?: string } = {}): Promise<string> => {
    const { application } = await client
    return (await application.acquireTokenSilent({ scopes, account, ...options })).accessToken
  }
  /** Out of reach is not signed out: another time may do. */
  const orSignedOut = (error: unknown): never => {
    if (isOutOfReach(error)) throw error
    onEnd()
    throw signedOut()
  }
  const renew = async (refused: string, challenge: StepUp | null): Promise<string> => {
    if (challenge !== null) askFor(challenge)
    try {
      const claims = challenge === null ? {} : { claims: stepUpRequest(challenge).claims }
      const token = await acquire({ forceRefresh: true, ...claims })
      if (token !== refused) return token
    } catch (error) {
      if (challenge === null || isOutOfReach(error)) return orSignedOut(error)
    }
    // For everything else the token goes on being good.
    throw signedOut(challenge === null ? undefined : stepUpSentence(challenge))
  }
  const acquiring = shared<string>()
  const renewing = shared<string>()
  return {
    account: account.username || account.name || 'Somebody',
    token: () => acquiring('', () => acquire().catch(orSignedOut)),
    renew: (refused, challenge = null) =>
      renewing(`${refused} ${challenge}`, () => renew(refused, stepUpOf(challenge))),
  }
}

/** Requests that want the same at the same time ask for it once. */
function shared<Value>(): (key: string, ask: () => Promise<Value>) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>()
  return (key, ask) => {
    const known = asked.get(key)
    if (known !== undefined) return known
    const asking = ask().finally(() => asked.delete(key))
    asked.set(key, asking)
    return asking
  }
}
