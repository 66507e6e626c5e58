// Waits until cells have what they asked for, at most as long as the functions themselves wait.
import type { Scheduler } from '../api/scheduler.ts'
import { DEADLINE_MS } from '../functions/batch/deadline.ts'
import type { CallsOfCell } from '../functions/cell-calls.ts'
import { addressOf, type Place } from '../workbook/cells/area.ts'
import { BUSY } from '../workbook/cells/cell-errors.ts'
import { calculateCells, readValues } from '../workbook/cells/our-cells.ts'
import { calculateDependents } from '../workbook/recalculate.ts'
import { DeskFailure, type Watch } from './desk.ts'

/** Every function settles by its deadline; what Excel needs to show it comes on top. */
const PATIENCE_MS = DEADLINE_MS + 5_000
const FIRST_LOOK_MS = 50
const LAST_LOOK_MS = 1_000
/** A cell that has asked for nothing by then does not ask: an IF went the other way. */
const UNASKED_MS = 1_000

export interface Settled {
  /** By address, of the cells that show something other than that they are busy. */
  readonly values: ReadonlyMap<string, unknown>
  readonly waiting: readonly Place[]
  readonly isStopped: boolean
  /** What kept the rest from being calculated, a sentence. */
  readonly failure: string | null
}

export interface Waiting {
  readonly scheduler: Scheduler
  readonly watch: Watch
  readonly notDone: string
  /** What the functions of a cell asked for, and what of it is answered. */
  readonly callsAt: (address: string) => CallsOfCell
}

/** As many figures as one request holds: what is stopped between two of them is not asked for. */
const CELLS_AT_A_TIME = 25_000

/** Calculates these cells and what depends on them, part by part: where one part fails, what was done before it counts. */
export async function calculateAndWait(places: readonly Place[], waiting: Waiting): Promise<Settled> {
  const { watch, notDone } = waiting
  const values = new Map<string, unknown>()
  const left: Place[] = []
  let from = 0
  let failure: string | null = null
  try {
    while (from < places.length && !watch.signal.aborted) {
      const part = places.slice(from, from + CELLS_AT_A_TIME)
      await calculateCells(part, notDone)
      const settled = await untilSettled(part, waiting, { before: from - left.length, total: places.length })
      for (const [address, value] of settled.values) values.set(address, value)
      left.push(...settled.waiting)
      from += part.length
    }
    if (values.size > 0) await calculateDependents(DEPENDENTS_NOT_DONE)
  } catch (cause) {
    if (!(cause instanceof DeskFailure)) throw cause
    failure = cause.message
  }
  left.push(...places.slice(from))
  return { values, waiting: left, isStopped: watch.signal.aborted && left.length > 0, failure }
}

const DEPENDENTS_NOT_DONE =
  'Cells that depend on refreshed figures may show what they showed: press F9 to calculate them.'

/**
 * What a cell shows counts once its functions were answered at the look before: until then IFERROR and its like show what
 * stands in for a figure that is on its way.
 *
 * @param counted how many had settled before, of how many
 */
export async function untilSettled(
  places: readonly Place[],
  { scheduler, watch, notDone, callsAt }: Waiting,
  counted: { readonly before: number; readonly total: number } = { before: 0, total: places.length },
): Promise<Settled> {
  const values = new Map<string, unknown>()
  let waiting = places
  const begunMs = scheduler.now()
  let lastChangeMs = begunMs
  let delayMs = FIRST_LOOK_MS
  let answered = new Set<string>()
  for (;;) {
    const read = await readValues(waiting, notDone)
    const left = waiting.filter((place) => {
      const address = addressOf(place)
      const value = read.get(address)
      const isSettled = answered.has(address) && !BUSY.has(value)
      if (isSettled) values.set(address, value)
      return !isSettled
    })
    if (left.length < waiting.length) lastChangeMs = scheduler.now()
    waiting = left
    const mayAsk = scheduler.now() - begunMs <= UNASKED_MS
    answered = new Set(waiting.map(addressOf).filter((address) => isAnswered(callsAt(address), mayAsk)))
    const done = counted.before + places.length - waiting.length
    watch.progress({ what: 'Refreshing figures', done, total: counted.total })
    const isOver = waiting.length === 0 || scheduler.now() - lastChangeMs > PATIENCE_MS
    if (isOver || watch.signal.aborted)
      return { values, waiting, isStopped: watch.signal.aborted, failure: null }
    await pause(scheduler, watch.signal, delayMs)
    delayMs = Math.min(delayMs * 1.5, LAST_LOOK_MS)
  }
}

/** @param mayAsk whether a cell that asked for nothing may still do so */
function isAnswered({ calls, failure }: CallsOfCell, mayAsk: boolean): boolean {
  if (failure !== null) return true
  return calls.length === 0 ? !mayAsk : calls.every((call) => call.answered !== null)
}

/** Shorter where it is stopped meanwhile. */
function pause(scheduler: Scheduler, signal: AbortSignal, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = scheduler.after(delayMs, end)
    signal.addEventListener('abort', end, { once: true })
  })
}
