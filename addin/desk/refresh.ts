// Refresh: the formulas of ours in the selection, the sheet or the workbook ask anew, and the reports there are read again.
// What changed is listed, with why.
import type { CallsOfCell } from '../functions/cell-calls.ts'
import { addressOf, type Place } from '../workbook/cells/area.ts'
import { findOurCells, type OurCell, readSpills, type Spill } from '../workbook/cells/our-cells.ts'
import type { Months } from './changes/causes.ts'
import { type KnownRuns, withAnswers } from './changes/known-runs.ts'
import { changesOf } from './changes/list-changes.ts'
import { problemsOf } from './changes/problems.ts'
import { type SeenFigures, seenFigures } from './changes/seen-figures.ts'
import { type Change, DeskFailure, type RefreshOutcome, type Scope, type Watch } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { keepRefresh, listedOf, readKnownRuns } from './last-refresh.ts'
import { reachService } from './reach-service.ts'
import type { RefreshedReports } from './refresh-reports.ts'
import { refreshReportsIn } from './reports-in-scope.ts'
import { calculateAndWait, type Settled } from './settle.ts'

const NOT_DONE = 'Nothing was refreshed.'
const PART_NOT_DONE = 'Not every formula was refreshed.'

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
  const runs = withAnswers(formulas.known, [...formulas.answers.values()])
  const done = cells.length - formulas.settled.waiting.length
  const withReports = (reports: RefreshedReports): RefreshOutcome => ({
    formulas: done,
    reports: reports.reports,
    ...listedOf([...formulas.changes, ...reports.changes]),
    problems: [...formulas.problems, ...reports.problems],
  })
  // What the cells showed before is nowhere but here: it is noted before anything else may fail.
  const noted = formulas.changes.length === 0 ? [] : await note(withReports(NO_REPORTS), runs)
  const outcome = withReports(await refreshReportsIn(scope, parts.load, watch))
  const unnoted = new Set([...noted, ...(await note(outcome, runs))])
  return { ...outcome, problems: [...outcome.problems, ...unnoted] }
}

const NO_REPORTS: RefreshedReports = { reports: 0, changes: [], problems: [] }

/** @returns what kept it from being noted, such as that the workbook is read only: what was refreshed stands */
async function note(outcome: RefreshOutcome, runs: KnownRuns): Promise<string[]> {
  try {
    await keepRefresh(outcome, runs)
    return []
  } catch (failure) {
    if (!(failure instanceof DeskFailure)) throw failure
    return [failure.message]
  }
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
  const settled = await calculateAndWait(cells, {
    scheduler,
    watch,
    notDone: PART_NOT_DONE,
    callsAt: penguin.callsAt,
  })
  const callsAfter = callsOf()
  const { spills, failure } = await spillsAfter(spilling)
  const read = failure === null ? cells : cells.filter((cell) => !cell.spills)
  const after = seenFigures(read, settled.values, spills)
  const unread = failure === null ? settled.waiting : [...settled.waiting, ...spilling]
  const changes = changesOf({
    before: without(unread, before),
    ...{ after, callsBefore, callsAfter, known, months },
  })
  const problems = [...problemsOf(settled, callsAfter), ...(failure === null ? [] : [failure])]
  return { settled, answers: callsAfter, known, changes, problems }
}

/** From here on something was asked anew: a failure is said, and takes nothing of the rest with it. */
async function spillsAfter(
  spilling: readonly OurCell[],
): Promise<{ readonly spills: ReadonlyMap<string, Spill>; readonly failure: string | null }> {
  try {
    return { spills: await readSpills(spilling, 'The tables were not read.'), failure: null }
  } catch (cause) {
    if (!(cause instanceof DeskFailure)) throw cause
    return { spills: new Map(), failure: cause.message }
  }
}

/** Of a cell that still waits, or could not be read, there is nothing to compare. */
function without(unread: readonly Place[], before: SeenFigures): SeenFigures {
  const left = new Set(unread.map(addressOf))
  return new Map([...before].filter(([, { cell }]) => !left.has(cell)))
}
