// A formula as it stands in another cell: references that are not fixed move along.
import { engineFormula } from '../model/univer-packages.ts'
import type { World } from '../world.ts'

export function moveFormula({ model }: World, formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return model.univer
    .__getInjector()
    .get(engineFormula.LexerTreeBuilder)
    .moveFormulaRefOffset(formula, columns, rows)
}
