// Puts the parts together, once for the runtime: who is signed in, what is chosen, what is known, and how it is asked for.
import { SIGN_IN, signedOut } from '../api/api-failure.ts'
import { apiClient } from '../api/client.ts'
import type { Scheduler } from '../api/scheduler.ts'
import type { Fetch } from '../api/send.ts'
import { type ChoiceStorage, ChoiceStore, type Choices } from '../session/choices.ts'
import { Session } from '../session/session.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import { Answers } from './answers.ts'
import { FigureBatcher } from './batch/batcher.ts'
import { Documents } from './batch/documents.ts'
import { FigureCache } from './batch/figure-cache.ts'
import { LastKnown } from './batch/last-known.ts'
import { Limiter } from './batch/limiter.ts'
import { CellCalls } from './cell-calls.ts'
import type { HostShows } from './shown/shown-number.ts'

export interface RuntimeParts {
  readonly fetch: Fetch
  readonly scheduler: Scheduler
  readonly storage: ChoiceStorage
  readonly usual: Choices
  readonly shows: () => HostShows
}

export interface StartedRuntime {
  readonly answers: Answers
  readonly penguin: PenguinRuntime
}

/** Requests at a time. */
const AT_A_TIME = 3

export function startRuntime({ fetch, scheduler, storage, usual, shows }: RuntimeParts): StartedRuntime {
  const session = new Session()
  const choices = new ChoiceStore(storage, usual)
  const client = apiClient({
    fetch,
    scheduler,
    session: () => session.provider,
    apiUrl: async () => (await choices.read()).apiUrl,
  })
  const lastKnown = new LastKnown(storage, scheduler)
  const limiter = new Limiter(AT_A_TIME)
  const batcher = new FigureBatcher({ client, scheduler, limiter, lastKnown, cache: new FigureCache() })
  const documents = new Documents(scheduler, limiter)
  const calls = new CellCalls()

  const reset = (message: string) => {
    batcher.reset(signedOut(message))
    documents.reset(signedOut(message))
  }
  const follow = async () => {
    const { staleAllowed } = await choices.read()
    await lastKnown.follow(session.provider?.account ?? null, staleAllowed)
  }
  session.onChange(({ state }) => {
    reset(state === 'signed in' ? CHANGED : SIGN_IN)
    void follow()
  })
  choices.onChange((now) => {
    reset(CHANGED)
    void lastKnown.follow(session.provider?.account ?? null, now.staleAllowed)
  })

  return {
    answers: new Answers({ batcher, documents, client, calls, shows }),
    penguin: {
      client,
      setSession: (provider) => session.set(provider),
      session: () => session.state,
      onSessionChange: (listener) => session.onChange(listener),
      choices: () => choices.read(),
      choose: (change) => choices.choose(change),
      forgetFigures: () => {
        batcher.forget()
        documents.forget()
      },
      callsAt: (address) => calls.at(address),
      forgetCallsAt: (addresses) => calls.forget(addresses),
    },
  }
}

const CHANGED = 'Sign-in or settings have changed. Recalculate to fetch it.'
