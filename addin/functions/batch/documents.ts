// Answers that are a whole table and belong to one formula: each asked for once while it is on its way, and kept.
import { ApiFailure, isApiFailure, unavailable } from '../../api/api-failure.ts'
import { callUntil, type EndingCall } from '../../api/call-until.ts'
import type { Scheduler } from '../../api/scheduler.ts'
import type { Call } from '../../api/send.ts'
import { untilAborted } from '../../api/until-aborted.ts'
import { CellError } from '../cell-error.ts'
import { DEADLINE_MS } from './deadline.ts'
import type { Limiter } from './limiter.ts'
import { once } from './once.ts'
import type { Asked } from './pending.ts'

const MOST_KEPT = 100

interface OnItsWay {
  readonly answer: Promise<unknown>
  readonly call: EndingCall
  waiters: number
}

export class Documents {
  readonly #scheduler: Scheduler
  readonly #limiter: Limiter
  readonly #kept = new Map<string, unknown>()
  readonly #onTheirWay = new Map<string, OnItsWay>()

  constructor(scheduler: Scheduler, limiter: Limiter) {
    this.#scheduler = scheduler
    this.#limiter = limiter
  }

  cached<Document>(key: string): Document | null {
    return (this.#kept.get(key) as Document | undefined) ?? null
  }

  /** The answer may reject with a CellError too. @param key says which document, and of which kind */
  ask<Document>(key: string, load: (call: Call) => Promise<Document>): Asked<Document> {
    const known = this.cached<Document>(key)
    if (known !== null) return { answer: Promise.resolve(known), cancel: () => undefined }
    const onItsWay = this.#onTheirWay.get(key) ?? this.#start(key, load)
    onItsWay.waiters += 1
    const cancel = once(() => {
      onItsWay.waiters -= 1
      if (onItsWay.waiters > 0) return
      // Whoever asks again, which may be the same formula, must not find what was let go of.
      if (this.#onTheirWay.get(key) === onItsWay) this.#onTheirWay.delete(key)
      onItsWay.call.abort(CANCELLED)
    })
    return { answer: onItsWay.answer as Promise<Document>, cancel }
  }

  forget(): void {
    this.#kept.clear()
  }

  reset(failure: ApiFailure): void {
    this.forget()
    for (const { call } of [...this.#onTheirWay.values()]) call.abort(failure)
    this.#onTheirWay.clear()
  }

  #start(key: string, load: (call: Call) => Promise<unknown>): OnItsWay {
    const call = callUntil(this.#scheduler.now() + DEADLINE_MS, this.#scheduler)
    const answer = this.#limiter.run(call.signal, () => untilAborted(call.signal, load(call)))
    const onItsWay = { answer: answer.catch(rejectAsFailure), call, waiters: 0 }
    this.#onTheirWay.set(key, onItsWay)
    const ended = (document?: unknown) => {
      call.done()
      // Another may have taken its place since it was let go of.
      if (this.#onTheirWay.get(key) !== onItsWay) return
      this.#onTheirWay.delete(key)
      if (document !== undefined) this.#keep(key, document)
    }
    answer.then(ended, () => ended())
    return onItsWay
  }

  #keep(key: string, document: unknown): void {
    this.#kept.set(key, document)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

const CANCELLED = new ApiFailure('cancelled', 'The formula was changed before its table came.')

function rejectAsFailure(error: unknown): never {
  const isSaid = isApiFailure(error) || error instanceof CellError
  throw isSaid ? error : unavailable('The table could not be read.')
}
