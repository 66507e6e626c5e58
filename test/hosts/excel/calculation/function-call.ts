// One call of a custom function, from its start to its answer or to the moment when nobody waits for it any more.

import type { FunctionCall, LedgerBook } from '../ledger/ledger.ts'
import {
  type Answer,
  type AnswerCell,
  answerOf,
  busyAnswer,
  type ErrorClass,
  missingAnswer,
  thrownAnswer,
} from './function-answer.ts'
import type { FunctionMetadata } from './functions-metadata.ts'

/** Rows and columns from the cell with the formula. */
export type SpillPlace = readonly [rows: number, columns: number]

/** What a call is of: it decides whether a call that was made before is still the one that the cell wants. */
export interface WantedCall {
  readonly metadata: FunctionMetadata
  readonly values: readonly unknown[]
  readonly address: string
  readonly parameterAddresses: readonly (string | undefined)[]
  /** Which cell of a spill it is for, where each cell of it is a call. */
  readonly spilledTo: SpillPlace | null
  readonly isInValuePreview: boolean
  readonly implementation: ((...values: never[]) => unknown) | undefined
  readonly errorClass: ErrorClass
  readonly ledger: LedgerBook
}

interface Invocation {
  readonly functionName: string
  readonly isInValuePreview: boolean
  readonly address?: string
  readonly parameterAddresses?: readonly (string | undefined)[]
  readonly setResult?: (value: unknown) => void
  onCanceled?: (() => void) | undefined
}

export class PendingCall {
  answer: Answer = busyAnswer
  /** The function's own end, whether anybody still waits for it or not. */
  readonly promise: Promise<unknown>
  /** Answered or cancelled. */
  readonly ended: Promise<void>
  readonly #wanted: WantedCall
  readonly #entry: FunctionCall
  readonly #answered: (call: PendingCall) => void
  #invocation: Invocation | null = null
  #isCancelled = false
  #end: () => void = () => {}

  constructor(wanted: WantedCall, entry: FunctionCall, answered: (call: PendingCall) => void) {
    this.#wanted = wanted
    this.#entry = entry
    this.#answered = answered
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    this.promise = this.#call()
  }

  get isPending(): boolean {
    return this.answer === busyAnswer
  }

  /** @returns what it answered for a cell of the spill, the cell with the formula being 0, 0 */
  answerFor(rows: number, columns: number): AnswerCell | undefined {
    const { spilledTo } = this.#wanted
    if (spilledTo === null) return this.answer[rows]?.[columns]
    return spilledTo[0] === rows && spilledTo[1] === columns ? this.answer[0]?.[0] : undefined
  }

  get isStreaming(): boolean {
    return this.#wanted.metadata.options?.stream === true
  }

  /** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-web-reqs#cancel-a-function */
  cancel(): void {
    if (this.#isCancelled || !(this.isPending || this.isStreaming)) return
    this.#isCancelled = true
    this.#end()
    this.#entry.outcome = 'cancelled'
    const { stream, cancelable } = this.#wanted.metadata.options ?? {}
    if (!stream && !cancelable) return
    const onCanceled = this.#invocation?.onCanceled
    if (typeof onCanceled === 'function') onCanceled()
  }

  async #call(): Promise<void> {
    const answer = await this.#outcome()
    if (answer !== null) this.#settle(answer)
  }

  /** @returns null where the function itself says what the cell shows, and when */
  async #outcome(): Promise<Answer | null> {
    const { implementation, values, errorClass } = this.#wanted
    if (implementation === undefined) return missingAnswer
    this.#invocation = this.#newInvocation()
    try {
      const result = await Reflect.apply(implementation, null, [...values, this.#invocation])
      return this.isStreaming ? null : answerOf(result, errorClass)
    } catch (reason) {
      return thrownAnswer(reason, errorClass)
    }
  }

  #settle(answer: Answer): void {
    if (this.#isCancelled) return
    this.answer = answer
    this.#end()
    this.#entry.outcome = answer.some((row) => row.some(({ isError }) => isError)) ? 'error' : 'value'
    this.#answered(this)
  }

  /** A function may stream before it has returned, when nobody knows this call yet. */
  async #stream(value: unknown): Promise<void> {
    await null
    const { errorClass } = this.#wanted
    const isThrown = value instanceof Error && !(value instanceof errorClass)
    this.#settle(isThrown ? thrownAnswer(value, errorClass) : answerOf(value, errorClass))
  }

  #newInvocation(): Invocation {
    const { metadata, address, parameterAddresses, isInValuePreview } = this.#wanted
    const options = metadata.options ?? {}
    const givesAddress = options.stream ? options.requiresStreamAddress : options.requiresAddress
    const givesParameters = options.stream
      ? options.requiresStreamParameterAddresses
      : options.requiresParameterAddresses
    return {
      functionName: metadata.id,
      isInValuePreview,
      ...(givesAddress && { address }),
      ...(givesParameters && { parameterAddresses }),
      ...(options.stream && { setResult: (value: unknown) => this.#stream(value) }),
    }
  }
}
