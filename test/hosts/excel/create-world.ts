// The host's side of one Excel: the open workbook, whose rules hold, and the record of what happens to it.
import { HostEvents } from './events/host-events.ts'
import type { LedgerBook } from './ledger/ledger.ts'
import { type HostName, HOSTS } from './members/hosts.ts'
import type { WorkbookModel } from './model/open-model.ts'
import { Workbook } from './objects/workbook.ts'
import { newWorkbookState } from './objects/workbook-state.ts'
import { References } from './protocol/references.ts'
import type { World } from './world.ts'

export function createWorld(model: WorkbookModel, ledger: LedgerBook, name: HostName): World {
  const host = HOSTS[name]
  const world: World = {
    host,
    sets: host.sets,
    model,
    ledger,
    references: new References(),
    events: new HostEvents(),
    state: newWorkbookState(model),
    root: () => new Workbook(world),
    calculated: () => model.calculation.done(),
  }
  return world
}
