// One figure on its way, for all the cells that wait for it.
import type { ApiFailure } from '../../api/api-failure.ts'
import type { EndingCall } from '../../api/call-until.ts'
import type { Figure, Question } from './figure.ts'

/** What a formula gets when it asks. */
export interface Asked<Answer> {
  /** Rejects with an ApiFailure, at its deadline at the latest. */
  readonly answer: Promise<Answer>
  /** The formula does not wait any more; what nobody waits for is not asked for. */
  cancel(): void
}

/** One request, for all the figures that it asks for. */
export interface SentRequest {
  readonly call: EndingCall
  readonly pendings: readonly Pending[]
}

export class Pending {
  readonly question: Question
  readonly key: string
  readonly promise: Promise<Figure>
  resolve!: (figure: Figure) => void
  reject!: (failure: ApiFailure) => void
  waiters = 0
  /** Null while it waits for its batch. */
  request: SentRequest | null = null

  constructor(question: Question, key: string) {
    this.question = question
    this.key = key
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }
}
