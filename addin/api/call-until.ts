// A call with an end: whatever it waits for is let go of at its deadline, or when somebody stops it.
import { ApiFailure, tookTooLong } from './api-failure.ts'
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

/** How long one request may take that a person waits for; work of many requests has as long for each. */
const MOST_MS_A_REQUEST = 40_000
const STOPPED = new ApiFailure('cancelled', 'It was stopped.')

/** @param signal stops it; once aborted, nothing is asked */
export async function askUntilStopped<Answered>(
  ask: (call: Call) => Promise<Answered>,
  signal: AbortSignal | undefined,
  scheduler: Scheduler,
): Promise<Answered> {
  signal?.throwIfAborted()
  const call = callUntil(scheduler.now() + MOST_MS_A_REQUEST, scheduler)
  const stop = () => call.abort(STOPPED)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await ask(call)
  } finally {
    signal?.removeEventListener('abort', stop)
    call.done()
  }
}
