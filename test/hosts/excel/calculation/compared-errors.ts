// An error that is compared stays that error. Univer compares it as if it were a text, so that `#BUSY!` would count as more
// than any number.

import type { BaseReferenceObject, BaseValueObject, Interpreter } from '@univerjs/engine-formula'
import type { EngineNode } from './lazy-branches.ts'

type Execute = (node: EngineNode, refOffsetX?: number, refOffsetY?: number) => number

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '>', '<', '>=', '<='])

export function keepComparedErrors(interpreter: Interpreter): void {
  const engine = interpreter as unknown as { _execute: Execute }
  const execute = engine._execute.bind(engine)
  engine._execute = (node, refOffsetX, refOffsetY) => {
    const state = execute(node, refOffsetX, refOffsetY)
    if (!COMPARISONS.has(node.getToken())) return state
    for (const side of node.getChildren()) {
      const value = single(side.getValue())
      if (!value?.isError()) continue
      node.setValue(value)
      return state
    }
    return state
  }
}

/** @returns what is compared where that is one cell or one value */
function single(value: ReturnType<EngineNode['getValue']>): BaseValueObject | null {
  if (!value) return null
  if (!value.isReferenceObject()) return value as BaseValueObject
  const reference = value as BaseReferenceObject
  return reference.isCell() ? reference.getFirstCell() : null
}
