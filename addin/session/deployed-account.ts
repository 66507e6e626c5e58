// Who is signed in, in the deployed add-in: the pane's sign-in, joined to the session that the functions ask with.
import { SITE_FILES } from '../manifest/site-files.ts'
import type { MsalClient } from './msal-client.ts'
import { msalSignIn } from './msal-sign-in.ts'
import type { PenguinRuntime } from './shared-runtime.ts'
import { type SignIn, SignInFailure } from './sign-in.ts'
import type { SignInSettings } from './sign-in-settings.ts'

declare global {
  /** Where people sign in; the build puts it in the place of this name. Null in a build that was not told. */
  var PENGUIN_SIGN_IN: SignInSettings | null
}

const NOT_LOADED =
  'What signs you in did not load. Check your connection, then choose Sign in again; if that does not help, close the workbook and open it again.'

export interface DeployedAccount {
  /** Nobody is chosen by name here. */
  readonly sampleNames: readonly string[]
  /** Only where a person has just clicked. Also for somebody who is signed in already: again, and as strongly as was asked for. @throws Error in a sentence */
  signIn(name?: string, signal?: AbortSignal): Promise<void>
  signInAsAnother(signal?: AbortSignal): Promise<void>
  /** @throws Error in a sentence */
  signOut(): Promise<void>
  /** Without a window, where Excel says who it is; otherwise nobody is signed in and nothing is said. */
  signInSilently(): Promise<void>
}

export function deployedAccount(runtime: PenguinRuntime): DeployedAccount {
  const signIn = PENGUIN_SIGN_IN === null ? nowhere() : atService(PENGUIN_SIGN_IN, runtime)
  return {
    sampleNames: [],
    signIn: async (_, signal) => runtime.setSession(await signIn.inWindow({ ...(signal && { signal }) })),
    signInAsAnother: async (signal) =>
      runtime.setSession(await signIn.inWindow({ anotherAccount: true, ...(signal && { signal }) })),
    signOut: async () => {
      runtime.setSession(null)
      await signIn.signOut()
    },
    signInSilently: async () => {
      if (runtime.session().state === 'signed in') return
      const provider = await signIn.silently()
      // Meanwhile somebody may have signed in by hand.
      if (provider !== null && runtime.session().state === 'signed out') runtime.setSession(provider)
    },
  }
}

function atService(settings: SignInSettings, runtime: PenguinRuntime): SignIn {
  const page = new URL(SITE_FILES.auth, location.href).href
  return msalSignIn({
    scope: settings.scope,
    openClient: () => loadedClient(settings, page),
    onEnd: () => runtime.setSession(null),
  })
}

/** MSAL is as large as a fifth of the pane: it is loaded beside it, and only where people sign in with it. */
async function loadedClient(settings: SignInSettings, page: string): Promise<MsalClient> {
  const { msalClient } = await import('./msal-client.ts').catch((cause) => {
    throw new SignInFailure(NOT_LOADED, { cause })
  })
  return msalClient(settings, page)
}

function nowhere(): SignIn {
  return {
    silently: async () => null,
    inWindow: () =>
      Promise.reject(
        new SignInFailure(
          'This add-in was built without a sign-in service. Ask whoever runs it to build it with --client-id, --authority and --scope.',
        ),
      ),
    signOut: async () => undefined,
  }
}
