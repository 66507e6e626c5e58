// What the functions offer to everything else in the shared runtime: the pane signs people in and changes choices through
// it. Bundles of their own share no module, so it stands on the global object.
import type { TokenProvider } from '../api/token-provider.ts'
import type { Choices } from './choices.ts'
import type { SessionState } from './session.ts'

export interface PenguinRuntime {
  /** Signs someone in, or out with null. Recalculate afterwards: cells do not ask again by themselves. */
  setSession(provider: TokenProvider | null): void
  session(): SessionState
  onSessionChange(listener: (state: SessionState) => void): () => void
  choices(): Promise<Choices>
  choose(change: Partial<Choices>): Promise<void>
  /** Lets the next recalculation ask for everything anew. */
  forgetFigures(): void
}

declare global {
  var penguin: PenguinRuntime | undefined
}
