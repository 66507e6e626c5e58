// What Excel keeps beside the cells of a workbook, and what a batch switches off until it ends.
import type { WorkbookModel } from '../model/open-model.ts'

export interface WorkbookState {
  fileName: string
  /** Add-in settings, kept with the workbook. */
  readonly settings: Map<string, unknown>
  /** Who sits at the keyboard, and so who writes notes and comments. */
  readonly user: { readonly name: string; readonly email: string }
  /** While the user edits a cell: resolves when the cell is left. */
  editing: Promise<void> | null
  /** Changed since it was opened or saved. */
  dirty: boolean
  /** How many batches of programs are under way. */
  batches: number
  /** Runs a batch as one step of the user's undo list. */
  batch<Value>(work: () => Promise<Value>): Promise<Value>
}

export function newWorkbookState(model: WorkbookModel): WorkbookState {
  const state: WorkbookState = {
    fileName: 'Book1.xlsx',
    user: { name: 'Excel User', email: 'user@example.com' },
    settings: new Map(),
    editing: null,
    dirty: false,
    batches: 0,
    batch: async (work) => {
      state.batches += 1
      try {
        return await model.undoGroup(work)
      } finally {
        state.batches -= 1
      }
    },
  }
  return state
}
