// Every batch and every event handler is a promise of the program's, which the ledger watches.
import { isSupported } from '../members/catalogue.ts'
import type { World } from '../world.ts'
import type { EventHandler, OfficeClient } from './evaluate-library.ts'

/** https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities */
const MERGED_SINCE = { set: 'ExcelApi', version: '1.20' }

/** The library does not know the option: the batches of the run are made one step for undo here. */
const isMerged = (options: unknown): boolean =>
  (options as { mergeUndoGroup?: boolean } | undefined)?.mergeUndoGroup === true

export function watchProgram({ Excel, OfficeExtension }: OfficeClient, { ledger, model, sets }: World): void {
  const run = Excel.run as (...values: unknown[]) => Promise<unknown>
  Object.assign(Excel, {
    run: (...values: unknown[]) => {
      const begin = () => ledger.watch('Excel.run', run(...values))
      return isMerged(values[0]) && isSupported(MERGED_SINCE, sets) ? model.undoGroup(begin) : begin()
    },
  })
  for (const { prototype } of [OfficeExtension.GenericEventHandlers, OfficeExtension.EventHandlers]) {
    const watched = new WeakMap<EventHandler, EventHandler>()
    const { add, remove } = prototype
    prototype.add = function (handler) {
      const outer: EventHandler = (event) => ledger.watch('event handler', Promise.resolve(handler(event)))
      watched.set(handler, outer)
      return add.call(this, outer)
    }
    prototype.remove = function (handler) {
      return remove.call(this, watched.get(handler) ?? handler)
    }
  }
}
