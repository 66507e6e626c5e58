// What one cell holds, in the words of Excel's API: a value, a formula, a text on the screen, a type.
import type { ICellData } from '@univerjs/core'
import { excelValue } from '../calculation/excel-value.ts'
import { formatted } from '../locale/local-formats.ts'
import { core } from '../model/univer-packages.ts'
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import { shownJson } from './cell-json.ts'
import { shownFormula } from './tables/table-formulas.ts'

export type CellValue = string | number | boolean

/** Reads an area row by row, what formulas spilled included, without building what is not asked for. */
export function readCells<Value>(
  world: World,
  sheetId: string,
  { row, column, rows, columns }: Area,
  read: (cell: ICellData | undefined, row: number, column: number) => Value,
): Value[][] {
  const cellAt = world.model.reader(sheetId)
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => read(cellAt(row + r, column + c), row + r, column + c)),
  )
}

/** @returns `''` for an empty cell, errors as their words (`#N/A`), dates as serial numbers */
export const cellValue: (cell: ICellData | undefined) => CellValue = excelValue

/** @returns the formula with its `=`, or else what the cell holds; texts that read as numbers keep no apostrophe */
export function formulaOf(
  world: World,
  sheetId: string,
  cell: ICellData | undefined,
  row: number,
  column: number,
): CellValue {
  if (!cell || (!cell.f && !cell.si)) return cellValue(cell)
  const formula = world.model.formulaAt(sheetId, row, column)
  return formula === undefined
    ? cellValue(cell)
    : shownFormula(world.model, { sheetId, row, column }, formula)
}

export type ValueType = 'Empty' | 'Double' | 'String' | 'Boolean' | 'Error'

export function typeOf(cell: ICellData | undefined): ValueType {
  const value = cellValue(cell)
  if (typeof value === 'number') return 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  if (value === '' && !cell?.f && !cell?.si) return 'Empty'
  return isErrorWord(value) && cell?.t !== core.CellValueType.FORCE_STRING ? 'Error' : 'String'
}

/** https://support.microsoft.com/office/6cb7a2c1-5c50-4f59-92e1-5e95ac9e6d84, and those of custom functions */
const ERROR_WORDS =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|CONNECT!|FIELD!|BLOCKED!|UNKNOWN!)$/

export const isErrorWord = (value: string): boolean => ERROR_WORDS.test(value)

export function numberFormatOf(world: World, cell: ICellData | undefined): string {
  if (!cell?.s) return 'General'
  return world.model.book.getWorkbook().getStyles().getStyleByCell(cell)?.n?.pattern ?? 'General'
}

/** @returns a reader of number formats, those that a cell has by its row, its column or the sheet included */
export function numberFormatReader(world: World, sheetId: string) {
  const sheet = world.model.book.getWorkbook().getSheetBySheetId(sheetId)
  const styles = world.model.book.getWorkbook().getStyles()
  return (cell: ICellData | undefined, row: number, column: number): string => {
    const own = cell?.s ? styles.getStyleByCell(cell)?.n : undefined
    const said = own ?? sheet?.getRowStyle(row)?.n ?? sheet?.getColumnStyle(column)?.n
    return (said ?? sheet?.getDefaultCellStyleInternal()?.n)?.pattern ?? 'General'
  }
}

/** @returns a reader of the formats that numbers are shown in: the cell's own, or else the one that came with the value */
export function shownFormatReader(world: World, sheetId: string) {
  const formatOf = numberFormatReader(world, sheetId)
  return (cell: ICellData | undefined, row: number, column: number): string => {
    const own = formatOf(cell, row, column)
    if (own !== 'General') return own
    return world.model.calculation.valueFormatAt(sheetId, row, column) ?? own
  }
}

/**
 * @param format of a cell that has it by its row, its column or its value
 * @returns what the screen shows in a column that is wide enough
 */
export function textOf(
  world: World,
  cell: ICellData | undefined,
  format = numberFormatOf(world, cell),
): string {
  const value = cellValue(cell)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const shown = shownJson(cell)
  if (shown && 'text' in shown) return shown.text
  if (typeof value === 'string' && isErrorWord(value)) return value
  const own = shown && format === 'General' ? shown.numberFormat : format
  return formatted(own, value, world.model.locale)
}
