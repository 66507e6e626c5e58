// The commands that the ribbon, the keyboard and the menu of a cell run, said once for both manifests and for the code
// that runs them (addin/commands). Workbooks and people's own key settings hold the action ids: they never change.
// Keys: https://learn.microsoft.com/office/dev/add-ins/design/keyboard-shortcuts
// Key tips: https://learn.microsoft.com/office/dev/add-ins/design/add-custom-key-tips

export type ActionId = 'ShowPenguinPane' | 'RefreshAll' | 'InsertReport' | 'ExplainCell' | 'InsertVariance'

export interface Command {
  readonly actionId: ActionId
  /** In the ribbon, and where Excel asks which of several commands a key is for; 64 characters at most. */
  readonly label: string
  /**
   * Beside Ctrl+Alt+Shift: Excel has no such keys with a letter, and with these letters no keyboard that writes by AltGr
   * has a character there (Polish: A C E L N O S X Z; US international: most vowels, C D L N P Q S T W Y Z).
   */
  readonly key: string
}

export interface RibbonCommand extends Command {
  readonly buttonId: string
  readonly tip: string
  /** Letters after Alt, H; unified manifests alone have them, elsewhere Excel gives its own. None begins with one of Home's. */
  readonly keyTip: string
}

export const SHOW_PANE: Command = { actionId: 'ShowPenguinPane', label: 'Show the Penguin pane', key: 'J' }

export const EXPLAIN_CELL: RibbonCommand = {
  actionId: 'ExplainCell',
  buttonId: 'Penguin.ExplainCell',
  label: 'Explain cell',
  tip: 'Shows how the figure in the selected cell comes about, down to its servers and addresses.',
  key: 'H',
  keyTip: 'QE',
}

/** In the order of the ribbon. */
export const RIBBON_COMMANDS: readonly RibbonCommand[] = [
  {
    actionId: 'RefreshAll',
    buttonId: 'Penguin.RefreshAll',
    label: 'Refresh all',
    tip: 'Asks anew for every Penguin figure and report of this workbook, and lists what has changed.',
    key: 'F',
    keyTip: 'QR',
  },
  {
    actionId: 'InsertReport',
    buttonId: 'Penguin.InsertReport',
    label: 'Insert report',
    tip: 'Inserts the cost of every tenant in the newest month, on a new sheet. The pane has the other reports.',
    key: 'G',
    keyTip: 'QI',
  },
  EXPLAIN_CELL,
  {
    actionId: 'InsertVariance',
    buttonId: 'Penguin.InsertVariance',
    label: 'Variance sheet',
    tip: 'Inserts budget against actual of the newest closed month, on a new sheet. The pane has more of budgets.',
    key: 'B',
    keyTip: 'QB',
  },
]

export const COMMANDS: readonly Command[] = [SHOW_PANE, ...RIBBON_COMMANDS]

/** As both formats write keys. */
export function keysOf({ key }: Command): { readonly default: string; readonly mac: string } {
  return { default: `Ctrl+Alt+Shift+${key}`, mac: `Command+Alt+Shift+${key}` }
}
