// Where formulas name the functions of an add-in.

import type { IFormulaData } from '@univerjs/engine-formula'
import type { CellPlace } from './cell-calls.ts'

type Known<Value> = { [key: string]: Value | null | undefined }
type FormulasByCell = Known<Known<Known<Known<{ f?: string }>>>>

/** @returns the cells whose formula names a function of one of these namespaces, or something that looks like it */
export function placesOfFunctions(formulas: IFormulaData, namespaces: readonly string[]): CellPlace[] {
  const prefixes = namespaces.map((namespace) => `${namespace.toUpperCase()}.`)
  const places: CellPlace[] = []
  for (const [unitId, bySheet] of Object.entries(formulas as FormulasByCell)) {
    for (const [sheetId, byRow] of Object.entries(bySheet ?? {})) {
      for (const [row, byColumn] of Object.entries(byRow ?? {})) {
        for (const [column, formula] of Object.entries(byColumn ?? {})) {
          const text = formula?.f?.toUpperCase() ?? ''
          if (!prefixes.some((prefix) => text.includes(prefix))) continue
          places.push({ unitId, sheetId, row: Number(row), column: Number(column) })
        }
      }
    }
  }
  return places
}
