// Where formulas name the functions of an add-in.

import type { IFormulaData } from '@univerjs/engine-formula'
import type { CellPlace } from './cell-calls.ts'

type Known<Value> = { [key: string]: Value | null | undefined }
type FormulasByCell = Known<Known<Known<Known<{ f?: string }>>>>

/** @returns all cells with formulas */
export function formulaPlaces(formulas: IFormulaData): (CellPlace & { readonly formula: string })[] {
  const places: (CellPlace & { readonly formula: string })[] = []
  for (const [unitId, bySheet] of Object.entries(formulas as FormulasByCell)) {
    for (const [sheetId, byRow] of Object.entries(bySheet ?? {})) {
      for (const [row, byColumn] of Object.entries(byRow ?? {})) {
        for (const [column, cell] of Object.entries(byColumn ?? {}))
          places.push({ unitId, sheetId, row: Number(row), column: Number(column), formula: cell?.f ?? '' })
      }
    }
  }
  return places
}

/** @returns the cells whose formula names a function of one of these namespaces, or something that looks like it */
export function placesOfFunctions(formulas: IFormulaData, namespaces: readonly string[]): CellPlace[] {
  const prefixes = namespaces.map((namespace) => `${namespace.toUpperCase()}.`)
  return formulaPlaces(formulas)
    .filter(({ formula }) => {
      const text = formula.toUpperCase()
      return prefixes.some((prefix) => text.includes(prefix))
    })
    .map(({ formula: _, ...place }) => place)
}
