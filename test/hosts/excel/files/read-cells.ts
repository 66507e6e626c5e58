// Reads the cells of a file's sheet: what they hold and how they look.
import type { Cell, Style, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData, IStyleData, IWorksheetData } from '@univerjs/core'
import { isInside, type Rectangle, rectangle } from './addresses.ts'
import { type DefaultFont, fromFileStyle, QUOTED } from './cell-formats.ts'
import { fromFileValue } from './cell-values.ts'
import type { WorkbookPackage } from './package-parts.ts'
import { readColumn, readRow } from './sheet-layout.ts'
import { type CustomFunctions, typedFormula } from './stored-formulas.ts'

/** The library's type of a cell that another one covers, whose value it gives. */
const MERGED = 1

type Grid = Pick<IWorksheetData, 'cellData' | 'rowData' | 'columnData' | 'mergeData'>

export function readGrid(sheet: Worksheet, styles: StyleIds, custom: CustomFunctions): Grid {
  const cellData: Record<number, Record<number, ICellData>> = {}
  const rowData: Grid['rowData'] = {}
  const columnData: Grid['columnData'] = {}
  for (const [index, column] of (sheet.columns ?? []).entries()) {
    const read = {
      ...readColumn(column, sheet.properties.defaultColWidth),
      ...styles.reference(column.style),
    }
    if (Object.keys(read).length > 0) columnData[index] = read
  }
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
      const both = { ...readCell(cell, custom, arrays), ...styles.reference(cell.style) }
      if (Object.keys(both).length > 0) cells[column] = both
    }
    if (Object.keys(cells).length > 0) cellData[index] = cells
  }
  const mergeData = (sheet.model.mergeCells ?? []).map(rectangle)
  for (const area of mergeData) unite(area, cellData, styles)
  return { cellData, rowData, columnData, mergeData }
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
function readCell(cell: Cell, custom: CustomFunctions, arrays: Rectangle[]): ICellData {
  const { value, formula } = cell
  if (cell.type === MERGED) return {}
  if (formula === undefined) {
    if (arrays.some((area) => isInside(area, cell.row - 1, cell.col - 1))) return {}
    return fromFileValue(value, isQuotedStyle(cell.style)) ?? {}
  }
  const isArray =
    typeof value === 'object' && value !== null && 'shareType' in value && value.shareType === 'array'
  if (isArray) arrays.push(rectangle(value.ref))
  return { f: typedFormula(formula, custom, isArray) }
}

const isQuotedStyle = (style: Partial<Style>): boolean => Object.keys(QUOTED).every((key) => key in style)

/** Gives equal styles of the file one id in the snapshot. */
export class StyleIds {
  readonly byId: Record<string, IStyleData> = {}
  readonly #idByFile = new Map<string, string | null>()
  readonly #idByStyle = new Map<string, string>()
  readonly #parts: WorkbookPackage
  readonly #font: DefaultFont

  constructor(parts: WorkbookPackage, font: DefaultFont) {
    this.#parts = parts
    this.#font = font
  }

  reference(file: Partial<Style> | undefined): { s?: string } {
    if (!file) return {}
    const key = JSON.stringify(file)
    const known = this.#idByFile.get(key)
    const id = known === undefined ? this.#add(file) : known
    this.#idByFile.set(key, id)
    return id === null ? {} : { s: id }
  }

  #add(file: Partial<Style>): string | null {
    const code = typeof file.numFmt === 'object' ? file.numFmt.formatCode : file.numFmt
    const style = fromFileStyle(file, this.#parts.numberFormat(code), this.#parts.theme, this.#font)
    return style && this.id(style)
  }

  id(style: IStyleData): string {
    const key = JSON.stringify(style)
    const id = this.#idByStyle.get(key) ?? `style${this.#idByStyle.size + 1}`
    this.#idByStyle.set(key, id)
    this.byId[id] = style
    return id
  }
}
