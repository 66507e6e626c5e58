// What the page gives to tests, and to the add-in's pane, which finds it as `window.parent.excelHost`.
import type { FunctionsOfAddIn } from '../calculation/custom-functions.ts'
import type { LedgerBook } from '../ledger/ledger.ts'
import type { HostName } from '../members/hosts.ts'
import type { WorkbookModel } from '../model/open-model.ts'
import type { World } from '../world.ts'

export interface ExcelHost {
  /** The workbook that is open; opening a file puts another in its place. */
  model: WorkbookModel
  readonly ledger: LedgerBook
  /** Whose rules the workbook follows. */
  name: HostName
  /** What answers the add-in's batches; another workbook or host has another. */
  world: World
  /** The add-in tells its functions; those that it told before go. */
  useFunctions(functions: FunctionsOfAddIn): void
}

/** Dispatched on `window` when another workbook was opened or another host chosen: what held the old one starts anew. */
export const HOST_CHANGED = 'excelhostchange'

declare global {
  interface Window {
    excelHost: ExcelHost
  }
}
