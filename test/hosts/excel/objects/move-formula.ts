// A formula as it stands in another cell: references that are not fixed move along.
import { engineFormula } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import { fromR1C1, toR1C1 } from './r1c1.ts'

export interface Place {
  readonly row: number
  readonly column: number
}

export function moveFormula({ model }: World, formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return model.univer
    .__getInjector()
    .get(engineFormula.LexerTreeBuilder)
    .moveFormulaRefOffset(formula, columns, rows)
}

/** Where rows become columns, a reference to what is beside goes to what is below; fixed ones stay. */
export function transposedFormula(formula: string, from: Place, to: Place): string {
  const turned = toR1C1(formula, from.row, from.column).replace(
    /(?<![\w.\]])R(\[-?\d+\])?C(\[-?\d+\])?(?![\w.([!])/g,
    (_, row = '', column = '') => `R${column}C${row}`,
  )
  return fromR1C1(turned, to.row, to.column)
}
