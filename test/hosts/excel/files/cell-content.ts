// What a file has for a cell that the model has: a value, or a formula with or without its result.
import type { CellErrorValue, CellValue } from '@cj-tech-master/excelts'
import type { ICellData } from '@univerjs/core'
import type { AddinValues } from './addin-values.ts'
import { rangeAddress } from './addresses.ts'
import { needsArray } from './array-formulas.ts'
import { toFileValue, toShownValue } from './cell-values.ts'
import { storedFormula } from './stored-formulas.ts'
import { headerText, tableAt } from './tables.ts'
import type { SheetCells } from './write-cells.ts'

/** @param values takes what the file's cell does not say of a custom function's value */
export function contentOf(
  cells: SheetCells,
  values: AddinValues,
  cell: ICellData,
  row: number,
  column: number,
): CellValue {
  const table = tableAt(cells.tables, row, column)
  const formula = cell.f || cell.si ? cells.formulaAt(row, column) : undefined
  if (formula === undefined)
    return (table && headerText(table, row, column, cells.cellAt)) ?? toFileValue(cell)
  const area = cells.arrays.find(({ startRow, startColumn }) => startRow === row && startColumn === column)
  const typed = formula.replace(/^=/, '')
  const isArray = area !== undefined || needsArray(typed, cells.custom, cells.isManyCells)
  const place = { custom: cells.custom, tableName: table?.name ?? null, isArray }
  const { text, needsValue, callsCustom } = storedFormula(typed, place)
  const isShownOnly = callsCustom || (!isArray && cells.comesOfFailed(row, column))
  const result = isShownOnly ? toShownValue(cell) : needsValue ? toFileValue(cell) : null
  const value = { formula: text, ...(result === null ? {} : { result: result as string | CellErrorValue }) }
  if (!isArray) return value
  const filled = area ?? { startRow: row, startColumn: column, endRow: row, endColumn: column }
  if (!callsCustom) return { ...value, shareType: 'array', ref: rangeAddress(filled), isDynamicArray: true }
  values.addArray(filled)
  return value
}
