// Waits until cells have what they asked for, at most as long as the functions themselves wait.
import type { Scheduler } from '../api/scheduler.ts'
import { DEADLINE_MS } from '../functions/batch/deadline.ts'
import { addressOf, type Place } from '../workbook/cells/area.ts'
import { BUSY } from '../workbook/cells/cell-errors.ts'
import { calculateCells, readValues } from '../workbook/cells/our-cells.ts'
import type { Watch } from './desk.ts'

/** Every function settles by its deadline; what Excel needs to show it comes on top. */
const PATIENCE_MS = DEADLINE_MS + 5_000
const FIRST_LOOK_MS = 50
const LAST_LOOK_MS = 1_000

export interface Settled {
  /** By address, of the cells that show something other than that they are busy. */
  readonly values: ReadonlyMap<string, unknown>
  readonly waiting: readonly Place[]
  readonly isStopped: boolean
}

export interface Waiting {
  readonly scheduler: Scheduler
  readonly watch: Watch
  readonly notDone: string
}

/** As many figures as one request holds: what is stopped between two of them is not asked for. */
const CELLS_AT_A_TIME = 25_000

/** Calculates these cells and no others, part by part. */
export async function calculateAndWait(places: readonly Place[], waiting: Waiting): Promise<Settled> {
  const { watch, notDone } = waiting
  const values = new Map<string, unknown>()
  const left: Place[] = []
  let from = 0
  while (from < places.length && !watch.signal.aborted) {
    const part = places.slice(from, from + CELLS_AT_A_TIME)
    await calculateCells(part, notDone)
    const settled = await untilSettled(part, waiting, { before: from - left.length, total: places.length })
    for (const [address, value] of settled.values) values.set(address, value)
    left.push(...settled.waiting)
    from += part.length
  }
  left.push(...places.slice(from))
  return { values, waiting: left, isStopped: watch.signal.aborted && left.length > 0 }
}

/** @param counted how many had settled before, of how many */
export async function untilSettled(
  places: readonly Place[],
  { scheduler, watch, notDone }: Waiting,
  counted: { readonly before: number; readonly total: number } = { before: 0, total: places.length },
): Promise<Settled> {
  const values = new Map<string, unknown>()
  let waiting = places
  let lastChangeMs = scheduler.now()
  let delayMs = FIRST_LOOK_MS
  for (;;) {
    const read = await readValues(waiting, notDone)
    const busy = waiting.filter((place) => BUSY.has(read.get(addressOf(place))))
    for (const [address, value] of read) if (!BUSY.has(value)) values.set(address, value)
    if (busy.length < waiting.length) lastChangeMs = scheduler.now()
    waiting = busy
    const done = counted.before + places.length - waiting.length
    watch.progress({ what: 'Refreshing figures', done, total: counted.total })
    const isOver = waiting.length === 0 || scheduler.now() - lastChangeMs > PATIENCE_MS
    if (isOver || watch.signal.aborted) return { values, waiting, isStopped: watch.signal.aborted }
    await pause(scheduler, watch.signal, delayMs)
    delayMs = Math.min(delayMs * 1.5, LAST_LOOK_MS)
  }
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
