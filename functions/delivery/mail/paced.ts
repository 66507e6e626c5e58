// So many in a second, evenly: the mail service refuses what comes faster.
import { setTimeout as wait } from 'node:timers/promises'

const SECOND_MS = 1000

/** Whoever waits for it has their turn, in the order in which they came. */
export function paced(perSecond: number): () => Promise<void> {
  let nextMs = 0
  return async () => {
    const nowMs = performance.now()
    const turnMs = Math.max(nextMs, nowMs)
    nextMs = turnMs + SECOND_MS / perSecond
    if (turnMs > nowMs) await wait(turnMs - nowMs)
  }
}
