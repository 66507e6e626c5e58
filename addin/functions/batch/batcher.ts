// Asks together for the figures that cells ask for one by one. Every promise that is given out settles, at its deadline at
// the latest, and a figure that is known or on its way is not asked for again.
import { ApiFailure, isApiFailure, unavailable } from '../../api/api-failure.ts'
import { callUntil } from '../../api/call-until.ts'
import type { ApiClient } from '../../api/client.ts'
import type { Scheduler } from '../../api/scheduler.ts'
import { untilAborted } from '../../api/until-aborted.ts'
import { DEADLINE_MS } from './deadline.ts'
import { type Figure, keyOf, type Question } from './figure.ts'
import type { FigureCache } from './figure-cache.ts'
import { Gathering } from './gathering.ts'
import type { LastKnown } from './last-known.ts'
import type { Limiter } from './limiter.ts'
import { once } from './once.ts'
import { API_LIMITS, type RequestLimits } from './pack-grids.ts'
import { type Asked, Pending, type SentRequest } from './pending.ts'
import { type PlannedRequest, planRequests } from './plan-requests.ts'
import { readGrids } from './read-grids.ts'

export interface BatcherParts {
  readonly client: Pick<ApiClient, 'queryFigures'>
  readonly scheduler: Scheduler
  readonly cache: FigureCache
  readonly lastKnown: Pick<LastKnown, 'keep' | 'find'>
  readonly limiter: Limiter
  readonly limits?: RequestLimits
}

type FiguresQuery = Parameters<ApiClient['queryFigures']>[0]

export class FigureBatcher {
  readonly #parts: BatcherParts
  readonly #limits: RequestLimits
  readonly #gathering: Gathering
  /** By key: gathered or sent, and not settled yet. */
  readonly #pending = new Map<string, Pending>()

  constructor(parts: BatcherParts) {
    this.#parts = parts
    this.#limits = parts.limits ?? API_LIMITS
    this.#gathering = new Gathering(parts.scheduler, this.#limits.figures, (pendings, firstMs) =>
      this.#sendAll(pendings, firstMs + DEADLINE_MS),
    )
  }

  /** What is known without asking; null when that is nothing. */
  cached(question: Question): Figure | null {
    return this.#parts.cache.get(question, this.#parts.scheduler.now())
  }

  ask(question: Question): Asked<Figure> {
    const known = this.cached(question)
    if (known !== null) return { answer: Promise.resolve(known), cancel: () => undefined }
    const key = keyOf(question)
    let pending = this.#pending.get(key)
    if (pending === undefined) {
      pending = new Pending(question, key)
      this.#pending.set(key, pending)
      this.#gathering.add(pending)
    }
    pending.waiters += 1
    const asked = pending
    return { answer: asked.promise, cancel: once(() => this.#leave(asked)) }
  }

  /** Lets go of what is known; what is on its way is as new as what would be asked for. */
  forget(): void {
    this.#parts.cache.clear()
  }

  /** Lets go of everything that is known and on its way: somebody else is signed in, or the API is elsewhere. */
  reset(failure: ApiFailure): void {
    this.forget()
    this.#gathering.clear()
    for (const pending of [...this.#pending.values()]) {
      this.#settle(pending, failure)
      pending.request?.call.abort(failure)
    }
  }

  #sendAll(pendings: readonly Pending[], deadlineMs: number): void {
    try {
      for (const planned of planRequests(pendings, this.#limits)) void this.#send(planned, deadlineMs)
    } catch (error) {
      for (const pending of pendings) this.#settle(pending, asFailure(error))
    }
  }

  async #send(planned: PlannedRequest<Pending>, deadlineMs: number): Promise<void> {
    const { client, scheduler, limiter } = this.#parts
    const { grids, waiting } = planned
    const pendings = waiting.flat()
    const call = callUntil(deadlineMs, scheduler)
    const request: SentRequest = { call, pendings }
    for (const pending of pendings) pending.request = request
    try {
      const answer = await limiter.run(call.signal, () =>
        untilAborted(call.signal, client.queryFigures(queryOf(planned), call)),
      )
      readGrids(answer, grids, (place, figure) => {
        for (const pending of waiting[place] ?? []) this.#settle(pending, figure)
      })
      for (const pending of pendings) this.#settle(pending, LACKED)
    } catch (error) {
      for (const pending of pendings) this.#settle(pending, asFailure(error))
    } finally {
      call.done()
    }
  }

  /** Once: what is settled stays so. */
  #settle(pending: Pending, outcome: Figure | ApiFailure): void {
    if (this.#pending.get(pending.key) !== pending) return
    this.#pending.delete(pending.key)
    const { cache, lastKnown, scheduler } = this.#parts
    if (!isApiFailure(outcome)) {
      cache.put(pending.question, outcome, scheduler.now())
      lastKnown.keep(pending.question, outcome, scheduler.now())
      pending.resolve(outcome)
      return
    }
    const standIn = outcome.kind === 'unavailable' ? lastKnown.find(pending.question) : null
    if (standIn === null) pending.reject(outcome)
    else pending.resolve(standIn)
  }

  #leave(pending: Pending): void {
    pending.waiters -= 1
    if (pending.waiters > 0) return
    const { request } = pending
    if (request === null) {
      this.#gathering.remove(pending)
      this.#settle(pending, CANCELLED)
    } else if (request.pendings.every(({ waiters }) => waiters <= 0)) {
      // Settled at once: whoever asks again, which may be the same formula, must not find what was let go of.
      for (const each of request.pendings) this.#settle(each, CANCELLED)
      request.call.abort(CANCELLED)
    }
  }
}

const LACKED = unavailable(
  'The answer of the figures service lacks this figure, or has something else in its place: if it stays so, tell whoever runs the service.',
)
const CANCELLED = new ApiFailure('cancelled', 'The formula was changed before its figure came.')

/** One grid is the question itself; several stand in a list. */
function queryOf({ grids, knownAt }: PlannedRequest<Pending>): FiguresQuery {
  const [only, ...others] = grids
  const asked = others.length === 0 && only !== undefined ? only : { grids }
  return { ...asked, ...(knownAt !== null && { knownAt }) } as FiguresQuery
}

function asFailure(error: unknown): ApiFailure {
  return isApiFailure(error) ? error : unavailable('The figures could not be read.')
}
