// Refresh: the formulas of ours in the selection, the sheet or the workbook ask anew, and the reports there are read again.
// What changed is listed, with why.
import type { CallsOfCell } from '../functions/cell-calls.ts'
import { addressOf } from '../workbook/cells/area.ts'
import { findOurCells, type OurCell, readSpills } from '../workbook/cells/our-cells.ts'
import type { Months } from './changes/causes.ts'
import { withAnswers } from './changes/known-runs.ts'
import { changesOf } from './changes/list-changes.ts'
import { problemsOf } from './changes/problems.ts'
import { seenFigures } from './changes/seen-figures.ts'
import { type Change, DeskFailure, type RefreshOutcome, type Scope, type Watch } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { keepRefresh, listedOf, readKnownRuns } from './last-refresh.ts'
import { reachService } from './reach-service.ts'
import { refreshReportsIn } from './reports-in-scope.ts'
import { calculateAndWait, type Settled } from './settle.ts'

const NOT_DONE = 'Nothing was refreshed.'

/**
 * Stopped, it tells what was refreshed until then; before that it throws the signal's reason.
 *
 * @param change what is done once it is known what the cells show, and before they ask anew
 * @throws DeskFailure before anything is changed
 */
export async function refresh(
  parts: DeskParts,
  scope: Scope,
  watch: Watch,
  change: () => Promise<void> = async () => {},
): Promise<RefreshOutcome> {
  const months = await reachService(parts, watch, NOT_DONE)
  const cells = await findOurCells(scope, NOT_DONE, (done, total) =>
    watch.progress({ what: 'Looking for formulas', done, total }),
  )
  const formulas = await refreshFormulas(parts, cells, months, watch, change)
  const reports = await refreshReportsIn(scope, parts.load, watch)
  const outcome: RefreshOutcome = {
    formulas: cells.length - formulas.settled.waiting.length,
    reports: reports.reports,
    ...listedOf([...formulas.changes, ...reports.changes]),
    problems: [...formulas.problems, ...reports.problems],
  }
  try {
    await keepRefresh(outcome, withAnswers(formulas.known, [...formulas.answers.values()]))
  } catch (failure) {
    // What was refreshed stands; where it cannot be noted, such as in a workbook that is read only, that is said.
    if (!(failure instanceof DeskFailure)) throw failure
    return { ...outcome, problems: [...outcome.problems, failure.message] }
  }
  return outcome
}

interface RefreshedFormulas {
  readonly settled: Settled
  readonly answers: ReadonlyMap<string, CallsOfCell>
  readonly known: Awaited<ReturnType<typeof readKnownRuns>>
  readonly changes: readonly Change[]
  readonly problems: readonly string[]
}

async function refreshFormulas(
  { penguin, scheduler }: DeskParts,
  cells: readonly OurCell[],
  months: Months,
  watch: Watch,
  change: () => Promise<void>,
): Promise<RefreshedFormulas> {
  const addresses = cells.map(addressOf)
  const callsOf = () => new Map(addresses.map((address) => [address, penguin.callsAt(address)]))
  const spilling = cells.filter((cell) => cell.spills)
  const callsBefore = callsOf()
  const known = await readKnownRuns()
  const valuesBefore = new Map(cells.map((cell) => [addressOf(cell), cell.value]))
  const before = seenFigures(cells, valuesBefore, await readSpills(spilling, NOT_DONE))
  watch.signal.throwIfAborted()
  penguin.forgetFigures()
  penguin.forgetCallsAt(addresses)
  await change()
  const settled = await calculateAndWait(cells, { scheduler, watch, notDone: NOT_DONE })
  const callsAfter = callsOf()
  const spills = await readSpills(spilling, 'The tables were not read.')
  const after = seenFigures(cells, settled.values, spills)
  const compared = withoutWaiting(before, settled)
  const changes = changesOf({ before: compared, after, callsBefore, callsAfter, known, months })
  return { settled, answers: callsAfter, known, changes, problems: problemsOf(settled, callsAfter) }
}

/** Of a cell that still waits there is nothing to compare. */
function withoutWaiting(before: ReturnType<typeof seenFigures>, { waiting }: Settled): typeof before {
  const left = new Set(waiting.map(addressOf))
  return new Map([...before].filter(([, { cell }]) => !left.has(cell)))
}
