// A formula that asks, and what it gets: a shown value, or a CellError that says why not.
import { isApiFailure } from '../api/api-failure.ts'
import type { Asked } from './batch/pending.ts'
import { CellError, notAvailable } from './cell-error.ts'

/** How a formula calls: whether it is being typed still, where it stands, and what to do when it does not wait any more. */
export interface Formula {
  readonly isPreview: boolean
  /** Of its cell, with the sheet; null or left out where the host does not tell it. */
  readonly address?: string | null
  onCanceled(cancel: () => void): void
}

/** A formula that is still being typed is answered from what is known, and asks for nothing. */
export function settled<Answer, Shown>(
  known: Answer | null,
  ask: () => Asked<Answer>,
  formula: Formula,
  show: (answer: Answer) => Shown,
): Promise<Shown> {
  if (known !== null) return Promise.resolve(show(known))
  if (formula.isPreview) throw notAvailable('Press Enter to fetch it.')
  const { answer, cancel } = ask()
  formula.onCanceled(cancel)
  return answer.then(show, rejectAsCellError)
}

function rejectAsCellError(error: unknown): never {
  if (error instanceof CellError) throw error
  if (!isApiFailure(error)) {
    throw notAvailable('The figures could not be read. Recalculate to try again.')
  }
  throw new CellError(error.kind === 'refused' ? 'invalidValue' : 'notAvailable', error.message)
}
