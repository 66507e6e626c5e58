// Cells that a formula no longer spills into: what reads them is calculated again. The engine dirties what a spill fills, not
// what it leaves, so that a sum over a table that has become an error would keep its number.
import type { IRange, IUnitRange, Nullable } from '@univerjs/core'
import type { FormulaDataModel } from '@univerjs/engine-formula'

type Spills = Map<string, IUnitRange>

/** @returns what remembers the spills of now, and then tells the cells that they have left since */
export function watchSpills(model: FormulaDataModel): { remember(): void; left(): IUnitRange[] } {
  let before: Spills = new Map()
  return {
    remember: () => {
      before = spillsOf(model)
    },
    left: () => {
      const now = spillsOf(model)
      return [...before].flatMap(([key, spill]) => leftCells(spill, now.get(key)?.range))
    },
  }
}

function spillsOf(model: FormulaDataModel): Spills {
  const spills: Spills = new Map()
  for (const [unitId, sheets] of Object.entries(model.getArrayFormulaRange())) {
    for (const [sheetId, rows] of Object.entries(sheets ?? {})) {
      for (const [row, columns] of Object.entries(rows ?? {})) {
        for (const [column, range] of Object.entries<Nullable<IRange>>(columns ?? {})) {
          if (range) spills.set(JSON.stringify([unitId, sheetId, row, column]), { unitId, sheetId, range })
        }
      }
    }
  }
  return spills
}

/** @param now none where the formula fills its own cell alone */
function leftCells({ unitId, sheetId, range }: IUnitRange, now: IRange | undefined): IUnitRange[] {
  const { startRow, startColumn } = range
  const endRow = Math.min(now?.endRow ?? startRow, range.endRow)
  const endColumn = now?.endColumn ?? startColumn
  const below = { ...range, startRow: endRow + 1 }
  const beside = { ...range, endRow, startColumn: endColumn + 1 }
  return [below, beside]
    .filter((part) => part.startRow <= part.endRow && part.startColumn <= part.endColumn)
    .map((part) => ({ unitId, sheetId, range: part }))
}
