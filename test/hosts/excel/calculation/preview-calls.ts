// Calls for the preview of a formula that someone is typing: no cell has them, and their answers are kept only until the
// preview is shown.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-formula-value-preview

import type { CallCause } from '../ledger/ledger.ts'
import { type Answer, busyAnswer } from './function-answer.ts'
import type { PendingCall } from './function-call.ts'

export type PreviewCause = Exclude<CallCause, 'calculation'>

export class PreviewCalls {
  cause: PreviewCause = 'value preview'
  #calls: Map<string, PendingCall> | null = null

  /** Whether what the engine calculates now is a preview. */
  get isActive(): boolean {
    return this.#calls !== null
  }

  want(key: string, start: () => PendingCall): Answer {
    const known = this.#calls?.get(key)
    if (known) return known.answer
    const call = start()
    this.#calls?.set(key, call)
    return busyAnswer
  }

  /**
   * @param calculate the engine's calculation of the formula, without an effect on cells
   * @returns what it comes to when all its functions have answered
   */
  async run<Value>(cause: PreviewCause, calculate: () => Promise<Value>): Promise<Value> {
    const calls = new Map<string, PendingCall>()
    this.cause = cause
    try {
      for (;;) {
        this.#calls = calls
        const before = calls.size
        const value = await calculate()
        this.#calls = null
        if (calls.size === before) return value
        await Promise.all(
          [...calls.values()].filter(({ isStreaming }) => !isStreaming).map(({ promise }) => promise),
        )
      }
    } finally {
      this.#calls = null
      for (const call of calls.values()) call.cancel()
    }
  }
}
