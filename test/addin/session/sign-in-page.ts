// A page as small as one can be that signs people in: the deployed add-in's account, over a session that tests can look into.
import type { TokenProvider } from '../../../addin/api/token-provider.ts'
import { type DeployedAccount, deployedAccount } from '../../../addin/session/deployed-account.ts'
import { Session } from '../../../addin/session/session.ts'
import type { PenguinRuntime } from '../../../addin/session/shared-runtime.ts'

declare global {
  var signing: { readonly account: DeployedAccount; readonly provider: () => TokenProvider | null }
}

const session = new Session()
const account = deployedAccount({
  setSession: (provider) => session.set(provider),
  session: () => session.state,
} as PenguinRuntime)
globalThis.signing = { account, provider: () => session.provider }

const say = (text: string): void => {
  document.querySelector('output')?.append(`${text}\n`)
}
session.onChange((state) =>
  say(state.state === 'signed in' ? `${state.account} is signed in.` : 'Nobody is signed in.'),
)

const onClick = (id: string, run: () => Promise<void>): void => {
  document.getElementById(id)?.addEventListener('click', () => {
    run().catch((error: Error) => say(error.message))
  })
}
onClick('sign-in', () => account.signIn())
onClick('another', () => account.signInAsAnother())
onClick('sign-out', () => account.signOut())
