// Makes one step for undo of many. Univer's own batching undoes the steps of a batch in the order in which they were made,
// so that two writes of one cell end at what the first of them wrote.

import type { IUndoRedoItem, IUndoRedoService } from '@univerjs/core'
import { core } from './univer-packages.ts'

/** Steps that are being made one, by workbook; Univer's ids of workbooks are of the whole process. */
const groups = new Map<string, IUndoRedoItem[]>()

// What the injector gives for the service is a stand-in that keeps the methods it was asked for, so that a method which is
// replaced later would be called by some and not by others.
const service = core.LocalUndoRedoService.prototype
const push = service.pushUndoRedo
service.pushUndoRedo = function (step) {
  const group = groups.get(step.unitID)
  if (group) group.push(step)
  else push.call(this, step)
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && 'finally' in value

const whenDone = <Result>(result: Result, then: () => void): Result => {
  if (isPromise(result)) return result.finally(then) as Result
  then()
  return result
}

/** @returns what the function returns; a group inside a group belongs to the outer one */
export function undoGroup<Result>(undoRedo: IUndoRedoService, unitID: string, perform: () => Result): Result {
  if (groups.has(unitID)) return perform()
  const steps: IUndoRedoItem[] = []
  groups.set(unitID, steps)
  const end = () => {
    groups.delete(unitID)
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
