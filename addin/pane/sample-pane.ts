// The pane on this machine: it signs in as somebody of the sample, at the embedded sign-in service. Built only for
// there.
import { sampleSignIn } from '../session/sample-sign-in.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { element } from './elements.ts'
import { openPane, refresh, sayTrouble } from './open-pane.ts'

declare global {
  /** Where the embedded sign-in service gives out tokens; the build puts it in the place of this name. */
  var PENGUIN_SAMPLE_TOKEN_URL: string
}

let signIn: (() => Promise<void>) | undefined
const form = element('sample-sign-in', HTMLFormElement)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void signIn?.()
})

void openPane((runtime, isSignedIn) => {
  const hasSignedOut = form.hidden && signIn !== undefined && !isSignedIn
  form.hidden = isSignedIn
  if (hasSignedOut) element('subject', HTMLInputElement).focus()
  signIn = () => signInTo(runtime)
})

async function signInTo(runtime: PenguinRuntime): Promise<void> {
  sayTrouble('')
  const provider = sampleSignIn({
    tokenUrl: PENGUIN_SAMPLE_TOKEN_URL,
    subject: element('subject', HTMLInputElement).value.trim(),
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
  })
  try {
    await provider.token()
  } catch (error) {
    const reason =
      error instanceof TypeError ? 'The sign-in service does not answer. Is npm start running?' : error
    return sayTrouble(reason instanceof Error ? reason.message : String(reason))
  }
  runtime.setSession(provider)
  // The form is gone, and with it whatever had the focus.
  element('sign-out', HTMLButtonElement).focus()
  await refresh(runtime)
}
