// Writes the cells of a sheet: what they hold and how they look.
//
// Formulas go without their result, so that whoever opens the file calculates them: LibreOffice would show a result that is
// there, right or wrong. Results of functions that other programs may not know are there, for them to show.
import type { CellErrorValue, CellValue, Style, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData, IStyleData, IWorksheetData, Nullable } from '@univerjs/core'
import type { ITableJson } from '@univerjs/sheets-table'
import { isInside, type Rectangle, rangeAddress } from './addresses.ts'
import { needsArray } from './array-formulas.ts'
import { type DefaultFont, QUOTED, toFileStyle } from './cell-formats.ts'
import { isQuoted, toFileValue } from './cell-values.ts'
import { entriesOf } from './sheet-layout.ts'
import { type CustomFunctions, storedFormula } from './stored-formulas.ts'
import { headerText, tableAt } from './tables.ts'

type StyleReference = Nullable<IStyleData | string>

export interface SheetCells {
  readonly data: Partial<IWorksheetData>
  readonly tables: readonly ITableJson[]
  /** Where the arrays of formulas are; the first cell of each has the formula. */
  readonly arrays: readonly Rectangle[]
  readonly custom: CustomFunctions
  /** What an array put into a cell. */
  spilled(row: number, column: number): ICellData | undefined
  /** With its equals sign; also of cells that share a formula. */
  formula(cell: ICellData, row: number, column: number): string | null
  isManyCells(name: string): boolean
  style(references: readonly StyleReference[], isQuoted: boolean): Partial<Style>
}

export function writeCells(sheet: Worksheet, cells: SheetCells): void {
  const { data, arrays } = cells
  const { columnData, rowData } = data
  const write = (cell: ICellData, row: number, column: number, value: CellValue) => {
    const fileCell = sheet.getRow(row + 1).getCell(column + 1)
    const isText = isQuoted(cell, value as string)
    fileCell.style = cells.style([columnData?.[column]?.s, rowData?.[row]?.s, cell.s], isText)
    fileCell.value = value
  }
  for (const [row, columns] of entriesOf<Record<number, ICellData>>(data.cellData)) {
    for (const [column, cell] of entriesOf(columns))
      write(cell, row, column, fileValue(cells, cell, row, column))
  }
  for (const area of arrays) {
    for (let row = area.startRow; row <= area.endRow; row += 1) {
      for (let column = area.startColumn; column <= area.endColumn; column += 1) {
        if (row === area.startRow && column === area.startColumn) continue
        write(data.cellData?.[row]?.[column] ?? {}, row, column, toFileValue(cells.spilled(row, column)))
      }
    }
  }
  // After the cells: the library would copy them into every new one.
  for (const [index, { s }] of entriesOf(columnData))
    if (s) sheet.getColumn(index + 1).style = cells.style([s], false)
  for (const [index, { s }] of entriesOf(rowData))
    if (s) sheet.getRow(index + 1).style = cells.style([s], false)
  for (const area of data.mergeData ?? []) merge(sheet, area, data)
}

/** The border of the first cell goes around all of them in the model; in a file each cell has its part of it. */
function merge(sheet: Worksheet, { startRow, startColumn, endRow, endColumn }: Rectangle, data: SheetCells['data']): void {
  const { style } = sheet.getCell(startRow + 1, startColumn + 1)
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startColumn; column <= endColumn; column += 1) {
      if (!data.cellData?.[row]?.[column]?.s) sheet.getCell(row + 1, column + 1).style = style
    }
  }
  sheet.mergeCells(startRow + 1, startColumn + 1, endRow + 1, endColumn + 1)
}

function fileValue(cells: SheetCells, cell: ICellData, row: number, column: number): CellValue {
  const table = tableAt(cells.tables, row, column)
  const formula = cells.formula(cell, row, column)
  if (formula === null) return (table && headerText(table, row, column)) ?? toFileValue(cell)
  const area = cells.arrays.find(({ startRow, startColumn }) => startRow === row && startColumn === column)
  const typed = formula.replace(/^=/, '')
  const isArray = area !== undefined || needsArray(typed, cells.custom, cells.isManyCells)
  const { text, needsValue } = storedFormula(typed, {
    custom: cells.custom,
    tableName: table?.name ?? null,
    isArray,
  })
  const result = needsValue ? toFileValue(cell) : null
  const value = { formula: text, ...(result === null ? {} : { result: result as string | CellErrorValue }) }
  if (!isArray) return value
  const ref = rangeAddress(area ?? { startRow: row, startColumn: column, endRow: row, endColumn: column })
  return { ...value, shareType: 'array', ref, isDynamicArray: true }
}

/** @returns the file's styles by the model's; equal ones are the same object, which the library counts on to be fast */
export function styleSource(
  styles: Record<string, Nullable<IStyleData>>,
  byDefault: DefaultFont,
): SheetCells['style'] {
  const known = new Map<string, Partial<Style>>()
  const resolve = (reference: StyleReference) =>
    typeof reference === 'string' ? styles[reference] : reference
  return (references, isQuoted) => {
    const key =
      references.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('|') + isQuoted
    const found = known.get(key)
    if (found) return found
    const style = toFileStyle(Object.assign({}, ...references.map(resolve)) as IStyleData, byDefault)
    if (isQuoted) Object.assign(style, QUOTED)
    known.set(key, style)
    return style
  }
}

/** @returns the arrays that are on a sheet; one that is in the way of something is #SPILL! in one cell */
export function visibleArrays(
  ranges: Nullable<Record<number, Nullable<Record<number, Nullable<Rectangle>>>>>,
  cellAt: (row: number, column: number) => ICellData | undefined,
): Rectangle[] {
  return Object.values(ranges ?? {})
    .flatMap((columns) => Object.values(columns ?? {}))
    .filter((area): area is Rectangle => {
      if (!area || (area.startRow === area.endRow && area.startColumn === area.endColumn)) return false
      return cellAt(area.startRow, area.startColumn)?.v !== '#SPILL!'
    })
}

export const isInArray = (arrays: readonly Rectangle[], row: number, column: number): boolean =>
  arrays.some((area) => isInside(area, row, column))
