// Every batch and every event handler is a promise of the program's, which the ledger watches.
import type { LedgerBook } from '../ledger/ledger.ts'
import type { EventHandler, OfficeClient } from './evaluate-library.ts'

export function watchProgram({ Excel, OfficeExtension }: OfficeClient, ledger: LedgerBook): void {
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
