// How people sign in, as the pane offers it: at the company's sign-in service in the deployed add-in, by name on this
// machine. Nothing but the pane may open a window; a custom function that finds nobody signed in says so in its cell.
import { ApiFailure } from '../api/api-failure.ts'
import type { TokenProvider } from '../api/token-provider.ts'

export interface SignIn {
  /**
   * Without any window and without a question: whoever Excel itself, or an earlier sign-in of this runtime, is signed in
   * as. Null where somebody must choose or answer something. Never fails.
   */
  silently(): Promise<TokenProvider | null>
  /**
   * At the sign-in service, in a window. Only where a person has just clicked: elsewhere browsers block the window. Asking
   * again while a window is open gives up on the first one.
   *
   * @throws SignInFailure, or the reason of the signal once nobody waits for the window any more
   */
  inWindow(options?: SignInOptions): Promise<TokenProvider>
  /** Forgets every token that was given. The person stays signed in to Excel, and to the sign-in service. */
  signOut(): Promise<void>
}

export interface SignInOptions {
  /** Lets the person choose, whoever was signed in before. */
  readonly anotherAccount?: boolean
  readonly signal?: AbortSignal
}

/** Nobody was signed in: a sentence for the person who tried, with what to do next. */
export class SignInFailure extends ApiFailure {
  override readonly name = 'SignInFailure'

  constructor(sentence: string, { cause }: ErrorOptions = {}) {
    super('signed_out', sentence)
    if (cause !== undefined) this.cause = cause
  }
}
