// Starts the stand-in with a workbook and connects one program to it: what a test or a benchmark needs of Excel.
import { connectProgram, type ProgramGlobals } from './client/connect-program.ts'
import type { OfficeState } from './client/office-globals.ts'
import { createWorld, type Lacking } from './create-world.ts'
import { type Ledger, LedgerBook } from './ledger/ledger.ts'
import type { HostName } from './members/hosts.ts'
import { type ModelOptions, openModel, type WorkbookModel } from './model/open-model.ts'
import { type User, userOf } from './user/user.ts'
import type { World } from './world.ts'

export interface ExcelOptions {
  /** Which Excel: it decides on requirement sets and limits. Web, unless told. */
  readonly host?: HostName
  readonly lacking?: Lacking
  /** The text of one of Microsoft's library files; see client/read-library-node.ts. */
  readonly librarySource: (path: string) => string
  /** The user's settings: de-DE, fr-FR, en-GB; en-US, unless told. */
  readonly locale?: string
  readonly model?: ModelOptions
  /** What carries the program's requests. */
  readonly fetch?: typeof fetch
}

export interface ExcelHost extends ProgramGlobals {
  readonly model: WorkbookModel
  readonly ledger: Ledger
  /** What the program told `Office`: actions, storage, whether its pane is shown. */
  readonly office: OfficeState
  readonly world: World
  readonly user: User
  close(): void
}

export function startExcelHost({
  host = 'web',
  lacking,
  locale,
  librarySource,
  model,
  fetch,
}: ExcelOptions): ExcelHost {
  const ledger = new LedgerBook()
  const opened = openModel({ ...model, ...(locale !== undefined && { locale }) })
  const world = createWorld(opened, ledger, host, lacking)
  const { globals, office } = connectProgram(world, librarySource, fetch)
  const close = () => world.model.dispose()
  return { ...globals, model: world.model, ledger, office, world, user: userOf(world), close }
}
