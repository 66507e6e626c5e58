// What has changed since the last calculation, gathered from any number of commands.

import type { Nullable } from '@univerjs/core'
import type { IFormulaDirtyData } from '@univerjs/engine-formula'

/** What one command made dirty, as Univer's conversions tell it. */
export type CommandDirt = Partial<IFormulaDirtyData>

type ByUnit<Value> = { [unitId: string]: Nullable<{ [key: string]: Value }> }

const merge = <Value>(into: ByUnit<Value>, from: ByUnit<Value> | undefined) => {
  for (const [unitId, values] of Object.entries(from ?? {})) into[unitId] = { ...into[unitId], ...values }
}

export const noDirt = (): Required<
  Omit<IFormulaDirtyData, 'maxIteration' | 'isCalculateTreeModel' | 'rowData'>
> => ({
  forceCalculation: false,
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
})

export type Dirt = ReturnType<typeof noDirt>

export function addDirt(dirt: Dirt, more: CommandDirt): void {
  dirt.forceCalculation ||= more.forceCalculation ?? false
  for (const range of more.dirtyRanges ?? []) dirt.dirtyRanges.push(range)
  merge(dirt.dirtyNameMap, more.dirtyNameMap)
  merge(dirt.dirtyDefinedNameMap, more.dirtyDefinedNameMap)
  merge(dirt.dirtySuperTableMap, more.dirtySuperTableMap)
  merge(dirt.dirtyUnitFeatureMap, more.dirtyUnitFeatureMap)
  merge(dirt.dirtyUnitOtherFormulaMap, more.dirtyUnitOtherFormulaMap)
  merge(dirt.clearDependencyTreeCache, more.clearDependencyTreeCache)
}
