// What Excel keeps beside the cells of a workbook, and what a batch switches off until it ends.
import type { WorkbookModel } from '../model/open-model.ts'

export interface WorkbookState {
  fileName: string
  /** Add-in settings, kept with the workbook. */
  readonly settings: Map<string, unknown>
  /** Custom XML parts by id. */
  readonly customXml: Map<string, string>
  /** While the user edits a cell: resolves when the cell is left. */
  editing: Promise<void> | null
  /** Changed since it was opened or saved. */
  dirty: boolean
  /** Runs a batch as one step of the user's undo list. */
  batch<Value>(work: () => Promise<Value>): Promise<Value>
}

export function newWorkbookState(model: WorkbookModel): WorkbookState {
  return {
    fileName: 'Book1.xlsx',
    settings: new Map(),
    customXml: new Map(),
    editing: null,
    dirty: false,
    batch: (work) => model.undoGroup(work),
  }
}
