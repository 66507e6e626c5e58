// Gathers what is asked for until a recalculation has ended: Excel calls functions in slices, one after the other.
import type { Scheduler } from '../../api/scheduler.ts'
import type { Pending } from './pending.ts'

/** It has ended when no cell has asked for so long. */
export const QUIET_MS = 20
export const LONGEST_GATHERING_MS = 2_000

interface Batch {
  readonly firstMs: number
  lastMs: number
  readonly pendings: Map<string, Pending>
}

export class Gathering {
  readonly #scheduler: Scheduler
  readonly #mostPendings: number
  readonly #send: (pendings: readonly Pending[], firstMs: number) => void
  #batch: Batch | null = null

  /**
   * @param mostPendings a batch that is so large is sent at once
   * @param send is given a batch, and when the first of it was asked for
   */
  constructor(
    scheduler: Scheduler,
    mostPendings: number,
    send: (pendings: readonly Pending[], firstMs: number) => void,
  ) {
    this.#scheduler = scheduler
    this.#mostPendings = mostPendings
    this.#send = send
  }

  add(pending: Pending): void {
    const nowMs = this.#scheduler.now()
    if (this.#batch === null) {
      this.#batch = { firstMs: nowMs, lastMs: nowMs, pendings: new Map() }
      this.#sendAfter(this.#batch, QUIET_MS)
    }
    this.#batch.lastMs = nowMs
    this.#batch.pendings.set(pending.key, pending)
    if (this.#batch.pendings.size >= this.#mostPendings) this.#end(this.#batch)
  }

  remove({ key }: Pending): void {
    this.#batch?.pendings.delete(key)
  }

  clear(): void {
    this.#batch = null
  }

  /** One timer, set anew when it finds that cells have asked since, instead of one for each cell. */
  #sendAfter(batch: Batch, delayMs: number): void {
    this.#scheduler.after(delayMs, () => {
      if (this.#batch !== batch) return
      const endMs = Math.min(batch.lastMs + QUIET_MS, batch.firstMs + LONGEST_GATHERING_MS)
      const restMs = endMs - this.#scheduler.now()
      if (restMs > 0) this.#sendAfter(batch, restMs)
      else this.#end(batch)
    })
  }

  #end({ pendings, firstMs }: Batch): void {
    this.#batch = null
    this.#send([...pendings.values()], firstMs)
  }
}
