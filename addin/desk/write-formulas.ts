// The figure picker: a formula for each selected cell, tenants down and periods across.
import { addressOfArea } from '../workbook/cells/area.ts'
import { figureFormula } from '../workbook/formulas/write-formula.ts'
import { countOccupied, type Size, targetOf, writeFormulas as writeInCells } from '../workbook/selection.ts'
import { DeskFailure, type FigureChoice, type FormulaPreview } from './desk.ts'

export async function previewFormulas(choice: FigureChoice): Promise<FormulaPreview> {
  const area = await targetOf(sizeOf(choice))
  return {
    address: addressOfArea(area),
    cells: area.rows * area.columns,
    firstFormula: formulaAt(choice, 0, 0),
    occupied: await countOccupied(area),
  }
}

/** @returns what stood there before, as the preview says it */
export async function writeFormulas(choice: FigureChoice): Promise<FormulaPreview> {
  const preview = await previewFormulas(choice)
  const area = await targetOf(sizeOf(choice))
  const rows = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) => formulaAt(choice, row, column)),
  )
  await writeInCells(area, rows)
  return { ...preview, address: addressOfArea(area) }
}

/** One tenant and one period fill whatever is selected. */
function sizeOf({ tenants, periods }: FigureChoice): Size {
  if (tenants.length === 0) throw new DeskFailure('Choose a tenant first.')
  if (periods.length === 0) throw new DeskFailure('Choose a period first.')
  const isOne = tenants.length === 1 && periods.length === 1
  return isOne ? null : { rows: tenants.length, columns: periods.length }
}

function formulaAt({ measure, tenants, periods }: FigureChoice, row: number, column: number): string {
  const tenant = tenants[tenants.length === 1 ? 0 : row] ?? ''
  const period = periods[periods.length === 1 ? 0 : column] ?? ''
  return figureFormula(measure, tenant, period)
}
