// A call with an end: whatever it waits for is let go of at its deadline.
import { type ApiFailure, tookTooLong } from './api-failure.ts'
import type { Scheduler } from './scheduler.ts'
import type { Call } from './send.ts'

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
