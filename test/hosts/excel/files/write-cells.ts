// Writes the cells of a sheet: what they hold and how they look.
//
// Formulas go without their result, so that whoever opens the file calculates them: LibreOffice would show a result that is
// there, right or wrong. Results of functions that other programs may not know are there, for them to show; formulas that
// call a function of an add-in are none of arrays, which they would calculate all the same.
import type { CellValue, CellValueInput, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData, IColumnData, IWorksheetData, Nullable } from '@univerjs/core'
import type { ITableJson } from '@univerjs/sheets-table'
import { COLUMN_COUNT } from '../model/open-model.ts'
import { AddinValues } from './addin-values.ts'
import type { Rectangle } from './addresses.ts'
import { contentOf } from './cell-content.ts'
import { GENERAL } from './cell-formats.ts'
import { isQuoted, toFileValue } from './cell-values.ts'
import type { CustomFunctions } from './custom-function-names.ts'
import { type CellExtras, EXTRAS, extrasOf } from './extras.ts'
import { entriesOf, keep, STANDARD_COLUMN_PIXELS, toWidth } from './sheet-layout.ts'
import { type Layer, type StyleSource, sheetLayer } from './style-source.ts'

export interface SheetCells {
  readonly data: Partial<IWorksheetData>
  readonly tables: readonly ITableJson[]
  /** Where the arrays of formulas are; the first cell of each has the formula. */
  readonly arrays: readonly Rectangle[]
  readonly custom: CustomFunctions
  readonly styles: StyleSource
  /** With what arrays put into the cells. */
  cellAt(row: number, column: number): ICellData | undefined
  /** With its equals sign; also of cells that share a formula. */
  formulaAt(row: number, column: number): string | undefined
  isManyCells(name: string): boolean
  /** Whether the result of a formula comes of an error that a custom function gave. */
  comesOfFailed(row: number, column: number): boolean
  /** The number format that came with the value. */
  valueFormat(row: number, column: number): string | undefined
}

/** @returns what the file's cells do not say of values of custom functions */
export function writeCells(sheet: Worksheet, cells: SheetCells): AddinValues {
  const { data, arrays, styles } = cells
  const values = new AddinValues()
  const { columnData, rowData } = data
  const ofSheet = sheetLayer(data)
  const write = (cell: ICellData, row: number, column: number, value: CellValue, isSpilled = false) => {
    const fileCell = sheet.getRow(row + 1).getCell(column + 1)
    const layers: Layer[] = [ofSheet, columnData?.[column], rowData?.[row], cell]
    const isGiven = (cell.f || cell.si || isSpilled) && styles.numberFormat(layers) === GENERAL
    const format = isGiven ? cells.valueFormat(row, column) : undefined
    if (format !== undefined) {
      values.addFormat(row, column, format)
      layers.push({ s: { n: { pattern: format } } })
    }
    fileCell.style = styles.style(layers, isQuoted(cell, value))
    fileCell.value = withLink(value, cell)
  }
  for (const [row, columns] of entriesOf<Record<number, ICellData>>(data.cellData)) {
    for (const [column, cell] of entriesOf(columns))
      write(cell, row, column, contentOf(cells, values, cell, row, column))
  }
  for (const area of arrays) {
    for (let row = area.startRow; row <= area.endRow; row += 1) {
      for (let column = area.startColumn; column <= area.endColumn; column += 1) {
        if (row === area.startRow && column === area.startColumn) continue
        write(data.cellData?.[row]?.[column] ?? {}, row, column, toFileValue(cells.cellAt(row, column)), true)
      }
    }
  }
  for (const area of data.mergeData ?? []) merge(sheet, area, data)
  styleLines(sheet, cells)
  return values
}

/** After the cells: the library would copy the styles of rows and columns into every new one. */
function styleLines(sheet: Worksheet, { data, styles }: SheetCells): void {
  const ofSheet = sheetLayer(data)
  const styleColumn = (index: number, line: Partial<IColumnData> | undefined) => {
    const column = sheet.getColumn(index + 1)
    column.style = styles.style([ofSheet, line], false)
    // The library has a width of its own for styled columns.
    column.width ??= toWidth(data.defaultColumnWidth ?? STANDARD_COLUMN_PIXELS)
  }
  if (ofSheet) {
    for (let index = 0; index < COLUMN_COUNT; index += 1) styleColumn(index, data.columnData?.[index])
  } else {
    for (const [index, line] of entriesOf(data.columnData)) if (isStyled(line)) styleColumn(index, line)
  }
  for (const [index, line] of entriesOf(data.rowData)) {
    if (!isStyled(line)) continue
    const row = sheet.getRow(index + 1)
    row.style = styles.style([ofSheet, line], false)
    keep(row, data.defaultRowHeight)
  }
}

const isStyled = ({ s, custom }: Pick<ICellData, 's' | 'custom'>): boolean => Boolean(s || custom?.[EXTRAS])

/** The border of the first cell goes around all of them in the model; in a file each cell has its part of it. */
function merge(sheet: Worksheet, area: Rectangle, data: SheetCells['data']): void {
  const { style } = sheet.getCell(area.startRow + 1, area.startColumn + 1)
  for (let row = area.startRow; row <= area.endRow; row += 1) {
    for (let column = area.startColumn; column <= area.endColumn; column += 1) {
      if (!data.cellData?.[row]?.[column]?.s) sheet.getCell(row + 1, column + 1).style = style
    }
  }
  sheet.mergeCells(area.startRow + 1, area.startColumn + 1, area.endRow + 1, area.endColumn + 1)
}

/** A file's link is one of text; other cells keep their value and lose the link. */
function withLink(value: CellValue, { custom }: ICellData): CellValueInput {
  const { hyperlink } = custom ? extrasOf<CellExtras>(custom) : {}
  const target = hyperlink?.address ?? (hyperlink?.documentReference && `#${hyperlink.documentReference}`)
  if (!target || typeof value !== 'string') return value
  return { text: value, hyperlink: target, ...(hyperlink?.screenTip ? { tooltip: hyperlink.screenTip } : {}) }
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
