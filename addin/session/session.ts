// Who is signed in, held in the memory of the shared runtime: it ends with it, and no token is written anywhere.
import type { TokenProvider } from '../api/token-provider.ts'

export type SessionState =
  | { readonly state: 'signed out' }
  | { readonly state: 'signed in'; readonly account: string }

export class Session {
  #provider: TokenProvider | null = null
  readonly #listeners = new Set<(state: SessionState) => void>()

  get provider(): TokenProvider | null {
    return this.#provider
  }

  get state(): SessionState {
    const provider = this.#provider
    return provider === null ? { state: 'signed out' } : { state: 'signed in', account: provider.account }
  }

  /** Signs someone in, or out with null. What was read for whoever was signed in before is forgotten by the listeners. */
  set(provider: TokenProvider | null): void {
    if (provider === this.#provider) return
    this.#provider = provider
    for (const listener of this.#listeners) listener(this.state)
  }

  /** @returns what ends it */
  onChange(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
