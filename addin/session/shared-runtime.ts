// What the functions offer to everything else in the shared runtime: the pane signs people in and changes choices through
// it. Bundles of their own share no module, so it stands on the global object.
import type { ApiClient } from '../api/client.ts'
import type { TokenProvider } from '../api/token-provider.ts'
import type { CallsOfCell } from '../functions/cell-calls.ts'
import type { Choices } from './choices.ts'
import type { SessionState } from './session.ts'

export interface PenguinRuntime {
  /** Asks as whoever is signed in, at the address that is chosen. */
  readonly client: ApiClient
  /** Signs someone in, or out with null. Recalculate afterwards: cells do not ask again by themselves. */
  setSession(provider: TokenProvider | null): void
  session(): SessionState
  onSessionChange(listener: (state: SessionState) => void): () => void
  choices(): Promise<Choices>
  choose(change: Partial<Choices>): Promise<void>
  /** Lets the next recalculation ask for everything anew. */
  forgetFigures(): void
  /** Which figures a cell asked for when it was last calculated. @param address with its sheet */
  callsAt(address: string): CallsOfCell
  /** Before cells are calculated anew, so that nothing is left of formulas that stood in them. */
  forgetCallsAt(addresses: readonly string[]): void
}

declare global {
  var penguin: PenguinRuntime | undefined
}
