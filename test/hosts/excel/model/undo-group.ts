// Makes one step for undo of many. Univer's own batching undoes the steps of a batch in the order in which they were made,
// so that two writes of one cell end at what the first of them wrote.

import type { IUndoRedoItem, IUndoRedoService } from '@univerjs/core'

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && 'finally' in value

const whenDone = <Result>(result: Result, then: () => void): Result => {
  if (isPromise(result)) return result.finally(then) as Result
  then()
  return result
}

/** @returns what the function returns; a group inside a group belongs to the outer one */
export function undoGroup<Result>(undoRedo: IUndoRedoService, unitID: string, perform: () => Result): Result {
  if (Object.hasOwn(undoRedo, 'pushUndoRedo')) return perform()
  const steps: IUndoRedoItem[] = []
  undoRedo.pushUndoRedo = (step) => {
    steps.push(step)
  }
  const end = () => {
    // What the class has shows again.
    Reflect.deleteProperty(undoRedo, 'pushUndoRedo')
    if (steps.length === 0) return
    undoRedo.pushUndoRedo({
      unitID,
      redoMutations: steps.flatMap(({ redoMutations }) => redoMutations),
      undoMutations: steps.toReversed().flatMap(({ undoMutations }) => undoMutations),
    })
  }
  try {
    return whenDone(perform(), end)
  } catch (error) {
    end()
    throw error
  }
}
