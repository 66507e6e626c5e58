// Which formulas lead to a cell, directly or by way of others.

import type { Injector } from '@univerjs/core'
import { engineFormula } from '../model/univer-packages.ts'
import { rangesOf } from './cell-calls.ts'
import type { SheetPlace } from './sheet-place.ts'
import { spillOf } from './spills.ts'

/** To be asked while the engine does nothing else. */
export async function dependentsOf(
  injector: Injector,
  unitId: string,
  places: readonly SheetPlace[],
): Promise<SheetPlace[]> {
  const service = injector.get(engineFormula.ICalculateFormulaService)
  const model = injector.get(engineFormula.FormulaDataModel)
  const found = new Map<string, SheetPlace>()
  let ranges = rangesOf(places.map((place) => ({ unitId, ...place })))
  while (ranges.length > 0) {
    const next: typeof ranges = []
    for (const { subUnitId: sheetId, row, column } of await service.getRangeDependents(ranges)) {
      const key = `${sheetId}!${row}!${column}`
      if (found.has(key)) continue
      found.set(key, { sheetId, row, column })
      const [range] = rangesOf([{ unitId, sheetId, row, column }])
      const spill = spillOf(model, unitId, sheetId, row, column)
      if (range) next.push(spill ? { ...range, range: spill } : range)
    }
    ranges = next
  }
  return [...found.values()]
}
