// What a request says of the run it wants, all of which may be left out; and what is chosen for it.
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { CombinationChoice } from '../../runtime/official-combination.ts'

export interface RunChoice extends CombinationChoice {
  readonly knownAt?: string | undefined
}

/** A run, or a summary, that answers, before its head is read; `asOfMs` in epoch milliseconds. */
export interface ChosenRun {
  readonly runId: string
  readonly asOfMs: number
}

export type Choice = ChosenRun | NullReason
