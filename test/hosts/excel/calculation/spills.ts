// Where formulas spill: which cells they fill, and which formula a cell is filled by.

import type { IRange, Nullable } from '@univerjs/core'
import type { FormulaDataModel } from '@univerjs/engine-formula'

/** By row, then by column. */
type ByCell<Value> = Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<Value>>>>>>

/** @returns what the formula of the cell fills, the cell itself included; undefined where it fills no other */
export function spillOf(
  model: FormulaDataModel,
  unitId: string,
  sheetId: string,
  row: number,
  column: number,
): IRange | undefined {
  const spills = model.getArrayFormulaRange()[unitId]?.[sheetId] as ByCell<IRange> | undefined
  return spills?.[row]?.[column] ?? undefined
}

/** @returns what fills the cell from another one */
export function spillInto(
  model: FormulaDataModel,
  unitId: string,
  sheetId: string,
  row: number,
  column: number,
): IRange | undefined {
  // Most cells are none that something spills into, which this tells at once.
  const cells = model.getArrayFormulaCellData()[unitId]?.[sheetId] as ByCell<object> | undefined
  if (!cells?.[row]?.[column]) return undefined
  const spills = (model.getArrayFormulaRange()[unitId]?.[sheetId] ?? {}) as ByCell<IRange>
  for (const columns of Object.values(spills)) {
    for (const spill of Object.values(columns ?? {})) {
      if (!spill || row < spill.startRow || row > spill.endRow) continue
      if (column >= spill.startColumn && column <= spill.endColumn) return spill
    }
  }
  return undefined
}
