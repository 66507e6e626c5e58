// Whoever signs in to the workbook becomes known to those who mail digests: they know people by what these ask for under
// /api/v1/system/, which no report does. One small question a sign-in; nothing is shown of it, and nothing waits for it.
import { callUntil } from '../api/call-until.ts'
import type { Scheduler } from '../api/scheduler.ts'
import type { PenguinRuntime } from './shared-runtime.ts'

/** As in the contract, which a test compares. */
export const PREFERENCES_PATH = '/api/v1/system/preferences'

/** Long enough for a function that has to start. */
const PATIENCE_MS = 20_000

type Asking = Pick<PenguinRuntime, 'session' | 'onSessionChange'> & {
  readonly client: Pick<PenguinRuntime['client'], 'get'>
}

export function becomeKnown(runtime: Asking, scheduler: Scheduler): void {
  let known: string | null = null
  const ask = async (account: string): Promise<void> => {
    const call = callUntil(scheduler.now() + PATIENCE_MS, scheduler)
    try {
      await runtime.client.get(PREFERENCES_PATH, {}, call)
    } catch {
      // Their next sign-in asks again: no figure needs the answer.
      if (known === account) known = null
    } finally {
      call.done()
    }
  }
  const follow = (state: ReturnType<PenguinRuntime['session']>): void => {
    if (state.state !== 'signed in' || state.account === known) return
    known = state.account
    void ask(state.account)
  }
  runtime.onSessionChange(follow)
  follow(runtime.session())
}
