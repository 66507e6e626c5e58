// A call with an end: whatever it waits for is let go of at its deadline.
import { type ApiFailure, tookTooLong } from '../../api/api-failure.ts'
import type { Scheduler } from '../../api/scheduler.ts'
import type { Call } from '../../api/send.ts'

/** From the first cell of a batch on, and from a table's own call. */
export const DEADLINE_MS = 25_000

export interface EndingCall extends Call {
  /** Lets go now. */
  abort(reason: ApiFailure): void
  /** There is nothing left to wait for. */
  done(): void
}

/** @param deadlineMs epoch milliseconds */
export function callUntil(deadlineMs: number, scheduler: Scheduler): EndingCall {
  const controller = new AbortController()
  const cancel = scheduler.after(Math.max(deadlineMs - scheduler.now(), 0), () =>
    controller.abort(tookTooLong()),
  )
  return {
    signal: controller.signal,
    deadlineMs,
    abort: (reason) => {
      cancel()
      controller.abort(reason)
    },
    done: cancel,
  }
}
