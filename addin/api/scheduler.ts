// Time as everything here sees it, so that tests decide what time it is and nothing sleeps.

export interface Scheduler {
  /** Epoch milliseconds. */
  now(): number
  /** Runs something later; what comes back keeps it from running. */
  after(delayMs: number, run: () => void): () => void
}

export const systemScheduler: Scheduler = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}
