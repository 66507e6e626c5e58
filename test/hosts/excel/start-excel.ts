// Starts Excel's stand-in with a workbook: Microsoft's client library on one side, the workbook on the other, and the user
// between them.
import { type EventHandler, evaluateLibrary, type OfficeClient } from './client/evaluate-library.ts'
import { extendLibrary } from './client/extend-library.ts'
import { libraryFile } from './client/library-files.ts'
import { type OfficeState, officeGlobals } from './client/office-globals.ts'
import { connectSession } from './client/session.ts'
import { HostEvents } from './events/host-events.ts'
import { type Ledger, LedgerBook } from './ledger/ledger.ts'
import { type HostName, HOSTS } from './members/hosts.ts'
import { type ModelOptions, openModel, type WorkbookModel } from './model/open-model.ts'
import { Workbook } from './objects/workbook.ts'
import { newWorkbookState } from './objects/workbook-state.ts'
import { References } from './protocol/references.ts'
import type { World } from './world.ts'

export interface ExcelOptions {
  /** Which Excel: it decides on requirement sets and limits. Web, unless told. */
  readonly host?: HostName
  /** The text of one of Microsoft's library files; see client/read-library-node.ts. */
  readonly librarySource: (path: string) => string
  readonly model?: ModelOptions
}

export interface ExcelHost {
  readonly Excel: OfficeClient['Excel']
  readonly OfficeExtension: OfficeClient['OfficeExtension']
  readonly CustomFunctions: OfficeClient['CustomFunctions']
  readonly Office: typeof Office
  readonly OfficeRuntime: typeof OfficeRuntime
  readonly model: WorkbookModel
  readonly ledger: Ledger
  readonly office: OfficeState
  readonly world: World
  close(): void
}

export function startExcelHost({ host = 'web', librarySource, model: options }: ExcelOptions): ExcelHost {
  const description = HOSTS[host]
  const ledger = new LedgerBook()
  const model = openModel(options)
  const { office, officeRuntime, state } = officeGlobals(description)
  const client = evaluateLibrary(librarySource(libraryFile(description.platform)), office)
  extendLibrary(client)
  const world: World = {
    host: description,
    sets: description.sets,
    model,
    ledger,
    references: new References(),
    events: new HostEvents(),
    state: newWorkbookState(model),
    root: () => new Workbook(world),
    calculated: () => model.calculation.done(),
  }
  connectSession(client, world)
  watchProgram(client, ledger)
  return {
    ...client,
    Office: office as typeof Office,
    OfficeRuntime: officeRuntime as typeof OfficeRuntime,
    model,
    ledger,
    office: state,
    world,
    close: () => model.dispose(),
  }
}

/** Every batch and every event handler is a promise of the program's, which the ledger watches. */
function watchProgram({ Excel, OfficeExtension }: OfficeClient, ledger: LedgerBook): void {
  const run = Excel.run as (...values: unknown[]) => Promise<unknown>
  Object.assign(Excel, {
    run: (...values: unknown[]) => ledger.watch('Excel.run', run(...values)),
  })
  for (const { prototype } of [OfficeExtension.GenericEventHandlers, OfficeExtension.EventHandlers]) {
    const watched = new WeakMap<EventHandler, EventHandler>()
    const { add, remove } = prototype
    prototype.add = function (handler) {
      const outer: EventHandler = (event) =>
        ledger.watch('event handler', Promise.resolve(handler(event)))
      watched.set(handler, outer)
      return add.call(this, outer)
    }
    prototype.remove = function (handler) {
      return remove.call(this, watched.get(handler) ?? handler)
    }
  }
}
