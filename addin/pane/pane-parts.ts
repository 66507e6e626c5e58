// What the pane is given: the desk that does the work, and who is signed in. The entries put it together, tests put in
// their own.
import type { Desk } from '../desk/desk.ts'

export interface PaneAccount {
  /** Names to choose from where a name is enough, on this machine; none where the company's sign-in service asks. */
  readonly sampleNames: readonly string[]
  /**
   * Also for somebody who is signed in already: again, and as strongly as the service asked for.
   *
   * @throws Error in a sentence; nobody else is signed in then
   */
  signIn(name: string): Promise<void>
  /** Null where whoever signs in is chosen by name. */
  readonly signInAsAnother: (() => Promise<void>) | null
  /** @throws Error in a sentence */
  signOut(): Promise<void>
}

export interface PaneSettings {
  /** Whether last known figures may stand in while the service cannot be reached. */
  lastKnownShown(): Promise<boolean>
  showLastKnown(isShown: boolean): Promise<void>
}

/** `outside of Excel`: an ordinary page. `functions missing`: Excel did not load what everything else stands on. */
export type PaneParts =
  | { readonly state: 'outside of Excel' | 'functions missing' }
  | {
      readonly state: 'ready'
      readonly desk: Desk
      readonly account: PaneAccount
      readonly settings: PaneSettings
      /** Lets every formula ask anew, as whoever is signed in now. */
      readonly recalculate: () => Promise<void>
    }

export type ReadyParts = Extract<PaneParts, { state: 'ready' }>

/** What came of a command of the ribbon, in whole sentences. */
export interface CommandOutcome {
  readonly kind: 'done' | 'failed'
  readonly sentence: string
  /** What people should know beside it, a sentence each. */
  readonly warnings?: readonly string[]
}

/** What a command of the ribbon wants to be seen. */
export interface ShowRequest {
  readonly page: PageName
  /** Null where the page itself does what was asked for. */
  readonly outcome: CommandOutcome | null
}

/** @param visit how often the page was shown @param asked how often the ribbon asked it to begin */
export interface PageProps {
  readonly visit: number
  readonly asked: number
}

export const PAGES = [
  'reports',
  'figure',
  'refresh',
  'explain',
  'budget',
  'what-if',
  'workbook',
  'settings',
] as const
export type PageName = (typeof PAGES)[number]
