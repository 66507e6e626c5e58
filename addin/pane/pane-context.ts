// What every page of the pane reaches: the desk, who is signed in, and the voice that screen readers hear.
import { createContext, useContext } from 'react'
import type { Desk } from '../desk/desk.ts'
import type { SessionState } from '../session/session.ts'
import type { PaneAccount, PaneSettings } from './pane-parts.ts'
import type { Periods } from './use-periods.ts'

export interface PaneContext {
  readonly desk: Desk
  readonly account: PaneAccount
  readonly settings: PaneSettings
  readonly session: SessionState
  readonly periods: Periods
  /** How often figures were refreshed from elsewhere than the page Refresh: by a pin, or from the ribbon. */
  readonly refreshes: number
  /** Figures were refreshed, by a pin. */
  noteRefresh(): void
  /** After somebody signed in or out here: what was read for whoever was signed in before is asked for anew. */
  askAnew(): void
  /** Said politely, once; what is seen says it too. */
  announce(sentence: string): void
}

const Context = createContext<PaneContext | null>(null)

export const PaneProvider = Context.Provider

export function usePane(): PaneContext {
  const pane = useContext(Context)
  if (pane === null) throw new Error('A page of the pane is shown outside of it.')
  return pane
}
