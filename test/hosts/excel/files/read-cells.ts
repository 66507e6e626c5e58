// Reads the cells of a file's sheet: what they hold and how they look.
import type { Cell, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData, IWorksheetData } from '@univerjs/core'
import { excelValue } from '../calculation/excel-value.ts'
import { isFinal, type SavedSheet } from '../calculation/saved-values.ts'
import { COLUMN_COUNT } from '../model/open-model.ts'
import type { AddinValues } from './addin-values.ts'
import { isInside, type Rectangle, rectangle } from './addresses.ts'
import { fromFileValue, fromResult } from './cell-values.ts'
import { CUSTOM_PREFIX, type CustomFunctions } from './custom-function-names.ts'
import { type CellExtras, extrasOf } from './extras.ts'
import { entriesOf, fromWidth, readColumn, readRow } from './sheet-layout.ts'
import type { StyleIds } from './style-ids.ts'
import { typedFormula } from './typed-formulas.ts'

/** The library's type of a cell that another one covers, whose value it gives. */
const MERGED = 1

type Grid = Pick<IWorksheetData, 'cellData' | 'rowData' | 'columnData' | 'mergeData'>

interface OfSheet extends Partial<Pick<IWorksheetData, 'defaultStyle' | 'defaultColumnWidth'>> {
  /** What is true of cells whose column, row and selves say nothing else. */
  readonly cells?: CellExtras
}

export function readGrid(
  sheet: Worksheet,
  styles: StyleIds,
  custom: CustomFunctions,
  values: AddinValues,
): Grid & OfSheet & { saved: SavedSheet } {
  const cellData: Record<number, Record<number, ICellData>> = {}
  const rowData: Grid['rowData'] = {}
  const { columnData, ...ofSheet } = readColumns(sheet, styles)
  const arrays: Rectangle[] = []
  for (let index = 0; index < sheet.rowCount; index += 1) {
    const row = sheet.findRow(index + 1)
    if (!row) continue
    const read = { ...readRow(row), ...styles.reference(row.style) }
    if (Object.keys(read).length > 0) rowData[index] = read
    const cells: Record<number, ICellData> = {}
    for (let column = 0; column < row.cellCount; column += 1) {
      const cell = row.findCell(column + 1)
      if (!cell) continue
      const both = {
        ...readCell(cell, custom, arrays, values),
        ...styles.reference(cell.style, linkOf(cell), values.formatAt(index, column)),
      }
      if (Object.keys(both).length > 0) cells[column] = both
    }
    if (Object.keys(cells).length > 0) cellData[index] = cells
  }
  const mergeData = (sheet.model.mergeCells ?? []).map(rectangle)
  for (const area of mergeData) unite(area, cellData, styles)
  const saved = savedOf(sheet, cellData, arrays, values)
  return { cellData, rowData, columnData, mergeData, saved, ...ofSheet }
}

/** What formulas of custom functions came to: those that have a value here, and what they fill. */
function savedOf(
  sheet: Worksheet,
  cellData: Grid['cellData'],
  arrays: readonly Rectangle[],
  values: AddinValues,
): SavedSheet {
  const formulas: [row: number, column: number][] = []
  const unfinished: typeof formulas = []
  for (const [row, columns] of entriesOf<Record<number, ICellData>>(cellData)) {
    for (const [column, cell] of entriesOf(columns)) {
      if (!cell.f || cell.v === undefined) continue
      formulas.push([row, column])
      if (!isFinal(excelValue(cell))) unfinished.push([row, column])
    }
  }
  const spills = arrays
    .filter(({ startRow, startColumn }) => cellData[startRow]?.[startColumn]?.v !== undefined)
    .map((range) => ({
      range,
      values: Array.from({ length: range.endRow - range.startRow + 1 }, (_, row) =>
        Array.from({ length: range.endColumn - range.startColumn + 1 }, (__, column) => {
          const cell = sheet.findRow(range.startRow + row + 1)?.findCell(range.startColumn + column + 1)
          return fromResult(cell?.formula === undefined ? cell?.value : cell.result)
        }),
      ),
    }))
  return { formulas, unfinished, spills, formats: values.formats() }
}

/** In a file, what is true of the whole sheet is said of all its columns. */
function readColumns(sheet: Worksheet, styles: StyleIds): Pick<Grid, 'columnData'> & OfSheet {
  const columns = sheet.columns ?? []
  const usual = columns.length === COLUMN_COUNT ? columns.at(-1) : undefined
  const usualWidth = usual?.width ?? sheet.properties.defaultColWidth
  const usualStyle = JSON.stringify(usual?.style)
  const columnData: Grid['columnData'] = {}
  for (const [index, column] of columns.entries()) {
    const isUsual = usual !== undefined && JSON.stringify(column.style) === usualStyle
    const read = { ...readColumn(column, usualWidth), ...(isUsual ? {} : styles.reference(column.style)) }
    if (Object.keys(read).length > 0) columnData[index] = read
  }
  const { s, custom } = styles.reference(usual?.style)
  return {
    columnData,
    ...(usual?.width ? { defaultColumnWidth: fromWidth(usual.width) } : {}),
    ...(s ? { defaultStyle: s } : {}),
    ...(custom ? { cells: extrasOf<CellExtras>(custom) } : {}),
  }
}

/** A file draws the border around merged cells by that of each cell; the model by that of the first. */
function unite(area: Rectangle, cellData: Grid['cellData'], styles: StyleIds): void {
  const { startRow, startColumn, endRow, endColumn } = area
  const styleAt = (row: number, column: number) => styles.byId[String(cellData[row]?.[column]?.s)]
  const first = cellData[startRow]?.[startColumn]
  const right = styleAt(startRow, endColumn)?.bd?.r
  const bottom = styleAt(endRow, startColumn)?.bd?.b
  for (let row = startRow; row <= endRow; row += 1) {
    for (let column = startColumn; column <= endColumn; column += 1) {
      if (row !== startRow || column !== startColumn) delete cellData[row]?.[column]
    }
    if (Object.keys(cellData[row] ?? {}).length === 0) delete cellData[row]
  }
  if (!first || !(right || bottom)) return
  const style = styleAt(startRow, startColumn)
  first.s = styles.id({
    ...style,
    bd: { ...style?.bd, ...(right ? { r: right } : {}), ...(bottom ? { b: bottom } : {}) },
  })
}

/** @param arrays found so far: what they put into other cells, their formula puts there again */
function readCell(cell: Cell, custom: CustomFunctions, arrays: Rectangle[], values: AddinValues): ICellData {
  const { value, formula } = cell
  if (cell.type === MERGED) return {}
  if (formula === undefined) {
    if (arrays.some((area) => isInside(area, cell.row - 1, cell.col - 1))) return {}
    return fromFileValue(value) ?? {}
  }
  const ofAddin = formula.includes(CUSTOM_PREFIX) ? values.arrays.get(cell.address) : undefined
  const isArray =
    typeof value === 'object' && value !== null && 'shareType' in value && value.shareType === 'array'
  const area = ofAddin ?? (isArray ? rectangle(value.ref) : undefined)
  if (area) arrays.push(area)
  const f = typedFormula(formula, custom, area !== undefined)
  if (!formula.includes(CUSTOM_PREFIX)) return { f }
  return cell.result === undefined || cell.result === null ? { f } : { f, ...fromResult(cell.result) }
}

function linkOf({ value }: Cell): CellExtras {
  if (typeof value !== 'object' || value === null || !('hyperlink' in value)) return {}
  const { hyperlink, tooltip } = value
  const target = hyperlink.startsWith('#')
    ? { documentReference: hyperlink.slice(1) }
    : { address: hyperlink }
  return { hyperlink: { ...target, ...(tooltip ? { screenTip: tooltip } : {}) } }
}
