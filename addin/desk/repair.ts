// Repair: formulas of ours that show an error are entered anew, as somebody would do by hand, and what still shows one says
// why. Hosts leave such cells behind: opened before the add-in was there, closed while figures were on their way.
import { addressOf, type Place } from '../workbook/cells/area.ts'
import { findOurCells, type OurCell } from '../workbook/cells/our-cells.ts'
import { withOwnNames } from '../workbook/formulas/our-functions.ts'
import { rewriteFormulas } from '../workbook/rewrite-formulas.ts'
import type { RepairOutcome, Scope, Watch } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { type Settled, untilSettled } from './settle.ts'

const NOT_DONE = 'Nothing was repaired.'
const NOT_READ = 'Formulas were entered anew, but what they show now could not be read.'

const REPAIRED: ReadonlySet<unknown> = new Set([
  '#NAME?',
  '#BUSY!',
  '#GETTING_DATA',
  '#VALUE!',
  '#N/A',
  '#SPILL!',
])

export async function repair(parts: DeskParts, scope: Scope, watch: Watch): Promise<RepairOutcome> {
  const cells = await findOurCells(scope, NOT_DONE, (done, total) =>
    watch.progress({ what: 'Looking for errors', done, total }),
  )
  const broken = cells.filter(
    ({ formula, value }) => REPAIRED.has(value) || withOwnNames(formula) !== formula,
  )
  if (watch.signal.aborted || broken.length === 0)
    return { looked: cells.length, repaired: [], remaining: [] }
  const { penguin, scheduler } = parts
  penguin.forgetFigures()
  penguin.forgetCallsAt(broken.map(addressOf))
  const anew = broken.map(({ formula, ...cell }) => ({ ...placeOf(cell), formula: withOwnNames(formula) }))
  const refused = await rewriteFormulas(anew, 'The formula was not entered anew.')
  const settled = await untilSettled(broken, {
    scheduler,
    watch,
    notDone: NOT_READ,
    callsAt: penguin.callsAt,
  })
  const remaining = broken.flatMap((cell) => remainingOf(parts, cell, settled, refused))
  const left = new Set(remaining.map(({ address }) => address))
  const repaired = broken.map(addressOf).filter((address) => !left.has(address))
  return { looked: cells.length, repaired, remaining }
}

function placeOf({ sheet, row, column }: Place): Place {
  return { sheet, row, column }
}

function remainingOf(
  { penguin }: DeskParts,
  cell: OurCell,
  { values }: Settled,
  refused: ReadonlyMap<string, string>,
): RepairOutcome['remaining'] {
  const address = addressOf(cell)
  const value = values.get(address)
  const isBusy = value === undefined
  if (!isBusy && !REPAIRED.has(value)) return []
  const error = isBusy ? '#BUSY!' : String(value)
  const said = penguin.callsAt(address).failure
  return [{ address, error, why: refused.get(address) ?? said ?? whyOf(error) }]
}

const WHY: Readonly<Record<string, string>> = {
  '#NAME?':
    'Excel does not know a name in this formula. Check its spelling; if PENGUIN functions are not known at all, reload the add-in.',
  '#BUSY!': 'It still waits for its figure. Wait a moment, and repair again.',
  '#VALUE!': 'A value in this formula is not what its function takes. Check what the formula refers to.',
  '#N/A': 'A value that this formula looks up is not available. Check what the formula refers to.',
  '#SPILL!': 'Cells below or beside it are not empty. Clear them, so that the table has room.',
}

function whyOf(error: string): string {
  return WHY[error] ?? 'Check what the formula refers to.'
}
