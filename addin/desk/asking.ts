// Asks the figures API for the desk: until it is stopped or takes too long; what goes wrong is a sentence.
import { isApiFailure } from '../api/api-failure.ts'
import { askUntilStopped } from '../api/call-until.ts'
import type { Scheduler } from '../api/scheduler.ts'
import type { Call } from '../api/send.ts'
import { DeskFailure } from './desk.ts'

/** @param notDone what a failure begins with, a whole sentence */
export type Ask = <Answered>(
  notDone: string,
  request: (call: Call) => Promise<Answered>,
  signal?: AbortSignal,
) => Promise<Answered>

/** @returns what rejects with a DeskFailure, or with the signal's reason when it is stopped */
export function asker(scheduler: Scheduler): Ask {
  return async (notDone, request, signal) => {
    try {
      return await askUntilStopped(request, signal, scheduler)
    } catch (error) {
      signal?.throwIfAborted()
      throw asSaid(notDone, error)
    }
  }
}

function asSaid(notDone: string, error: unknown): DeskFailure {
  if (error instanceof DeskFailure) return error
  if (!isApiFailure(error)) {
    return new DeskFailure(`${notDone} The answer of the figures service could not be read. Try again.`)
  }
  return new DeskFailure(`${notDone} ${error.what}${error.kind === 'unavailable' ? ' Try again.' : ''}`)
}
