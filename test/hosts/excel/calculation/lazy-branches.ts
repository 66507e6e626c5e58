// Calculates only the branch that IF takes. Univer calculates all arguments of a function before the function, so that a
// custom function in the branch that is not taken is called, which Excel does not.

import type {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  Interpreter,
} from '@univerjs/engine-formula'
import { engineFormula } from '../model/univer-packages.ts'

export interface EngineNode {
  getToken: () => string
  getChildren: () => EngineNode[]
  getValue: () => BaseValueObject | BaseReferenceObject | null | undefined
  setValue: (value: BaseValueObject) => void
  execute: () => void
}

type Execute = (node: EngineNode, refOffsetX?: number, refOffsetY?: number) => number

export function calculateTakenBranches(interpreter: Interpreter): void {
  const engine = interpreter as unknown as { _execute: Execute }
  const execute = engine._execute.bind(engine)
  engine._execute = (node, refOffsetX, refOffsetY) => {
    const branches = node.getChildren()
    if (node.getToken().toUpperCase() !== 'IF' || branches.length < 2)
      return execute(node, refOffsetX, refOffsetY)
    const [condition, ...rest] = branches as [EngineNode, ...EngineNode[]]
    const stopped = engine._execute(condition, refOffsetX, refOffsetY)
    const single = singleOf(condition.getValue())
    // IF takes an array for true, also one that holds nothing but an error.
    if (single) condition.setValue(single)
    const isTrue = truthOf(condition.getValue())
    for (const [index, branch] of rest.entries()) {
      const isTaken = isTrue === null || (index === 0) === isTrue
      if (isTaken) engine._execute(branch, refOffsetX, refOffsetY)
      // Some value must stand there; IF does not look at it.
      else branch.setValue(engineFormula.NumberValueObject.create(0))
    }
    if (stopped === 0) node.execute()
    return stopped
  }
}

/** A comparison of single cells comes as an array of one. */
function singleOf(condition: ReturnType<EngineNode['getValue']>): BaseValueObject | null {
  if (!condition || condition.isReferenceObject()) return null
  const value = condition as BaseValueObject
  if (!value.isArray()) return null
  const array = value as ArrayValueObject
  return array.getRowCount() === 1 && array.getColumnCount() === 1 ? array.getFirstCell() : null
}

/** @returns null for a condition that both branches are needed for, or none: an array, an error, a text */
function truthOf(condition: ReturnType<EngineNode['getValue']>): boolean | null {
  if (!condition) return null
  let value = condition as BaseValueObject
  if (condition.isReferenceObject()) {
    const reference = condition as BaseReferenceObject
    if (!reference.isCell()) return null
    value = reference.getFirstCell()
  }
  if (!(value.isBoolean() || value.isNumber())) return null
  return Boolean(value.getValue())
}
