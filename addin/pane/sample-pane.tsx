// The pane on this machine: people of the sample sign in by name, at the embedded sign-in service. Built only for there.
import { sampleSignIn } from '../session/sample-sign-in.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { SignInFailure } from '../session/sign-in.ts'
import type { PaneAccount } from './pane-parts.ts'
import { startPane } from './start-pane.ts'

declare global {
  /** Where the embedded sign-in service gives out tokens; the build puts it in the place of this name. */
  var PENGUIN_SAMPLE_TOKEN_URL: string
}

const PEOPLE = ['finance@sample', 'cfo@sample', 'analyst@sample', 'budget@sample', 'reader@sample']

void startPane(sampleAccount)

function sampleAccount(runtime: PenguinRuntime): PaneAccount {
  return {
    sampleNames: PEOPLE,
    signIn: async (subject) => {
      const provider = sampleSignIn({
        tokenUrl: PENGUIN_SAMPLE_TOKEN_URL,
        subject,
        fetch: (url, init) => fetch(url, init),
        now: Date.now,
      })
      await provider.token().catch((cause) => {
        const isOutOfReach = cause instanceof TypeError
        const reason = isOutOfReach
          ? 'The sign-in service does not answer. Is npm start running?'
          : cause.message
        throw new SignInFailure(reason, { cause })
      })
      runtime.setSession(provider)
    },
    signInAsAnother: null,
    signOut: async () => runtime.setSession(null),
  }
}
