// The host's side of one Excel: the open workbook, whose rules hold, and the record of what happens to it.
import { HostEvents } from './events/host-events.ts'
import { watchSelection } from './events/selection-events.ts'
import { watchModel } from './events/watch-model.ts'
import type { LedgerBook } from './ledger/ledger.ts'
import { HOSTS, type HostName, type HostSets } from './members/hosts.ts'
import type { WorkbookModel } from './model/open-model.ts'
import { attachComments, commentShifts } from './objects/comments/comment-store.ts'
import { keepExtras } from './objects/kept-extras.ts'
import { keepRanges } from './objects/kept-ranges.ts'
import { joined, recordShifts } from './objects/shift-mutation.ts'
import { attachTables } from './objects/tables/attach-tables.ts'
import { tableShifts } from './objects/tables/shift-tables.ts'
import { Workbook } from './objects/workbook.ts'
import { newWorkbookState } from './objects/workbook-state.ts'
import { batchesOf } from './protocol/answer-batch.ts'
import { Interruptions } from './protocol/interruptions.ts'
import { References } from './protocol/references.ts'
import type { World } from './world.ts'

/** An Excel that can do less than the one it is called after. */
export interface Lacking {
  /** Older versions of some sets: `{ ExcelApi: '1.8' }`. */
  readonly sets?: HostSets
  /** Members, as `ChartPoint.format`. */
  readonly refuses?: readonly string[]
  /** Properties that it leaves as they are, without a word. */
  readonly ignores?: readonly string[]
  /** Whether it takes a formula that is written into a cell of a table for its whole column. */
  readonly fillsColumns?: boolean
}

export function createWorld(
  model: WorkbookModel,
  ledger: LedgerBook,
  name: HostName,
  { sets, refuses = [], ignores = [], fillsColumns = false }: Lacking = {},
): World {
  const host = { ...HOSTS[name], sets: { ...HOSTS[name].sets, ...sets } }
  const world: World = {
    host,
    sets: host.sets,
    refuses: new Set(refuses),
    ignores: new Set(ignores),
    fillsColumns,
    model,
    ledger,
    references: new References(),
    events: new HostEvents(),
    state: newWorkbookState(model),
    interruptions: new Interruptions(),
    answer: (request, flags) => answer(request, flags),
    root: () => new Workbook(world),
    calculated: () => model.calculation.done(),
  }
  const answer = batchesOf(world)
  recordShifts(model, (shift) => joined(tableShifts(model, shift), commentShifts(model, shift)))
  attachTables(world)
  attachComments(world)
  keepRanges(world)
  keepExtras(world)
  watchModel(world)
  watchSelection(world)
  return world
}
