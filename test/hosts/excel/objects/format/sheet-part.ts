// One area of a sheet, and which of its cells, rows and columns a change of formats is to be written to.
import type { CustomData, IStyleData, Nullable } from '@univerjs/core'
import { type Area, isWholeColumns, isWholeRows } from '../area.ts'
import { sheetExtras } from '../extras.ts'
import type { RangePlace } from '../range-place.ts'

export type Line = { s?: Nullable<IStyleData | string>; custom?: Nullable<CustomData> }
/** Rows or columns that the sheet says something of. */
export type Lines = Record<number, Line>

/** One area, and which cells, rows and columns of it have something to change. */
export class SheetPart {
  readonly range: RangePlace
  readonly area: Area
  readonly wholeColumns: boolean
  readonly wholeRows: boolean

  constructor(range: RangePlace, area: Area) {
    this.range = range
    this.area = area
    this.wholeColumns = isWholeColumns(area)
    this.wholeRows = isWholeRows(area)
  }

  get isWholeSheet(): boolean {
    return this.wholeColumns && this.wholeRows
  }

  get lines() {
    const { rowData = {}, columnData = {} } = this.range.sheet().getSheet().getSnapshot()
    return { row: rowData as Lines, column: columnData as Lines }
  }

  /** Whether no row, no column and not the sheet says anything of its cells. */
  get #isPlain(): boolean {
    const { row, column } = this.lines
    const sheet = this.range.sheet()
    return (
      [...formatted(row), ...formatted(column)].length === 0 &&
      !sheet.getSheet().getDefaultCellStyle() &&
      !sheetExtras(sheet).cells
    )
  }

  columnsToChange(): number[] {
    return this.isWholeSheet ? formatted(this.lines.column) : numbers(this.area.column, this.area.columns)
  }

  rowsToChange(): number[] {
    return this.isWholeSheet ? formatted(this.lines.row) : numbers(this.area.row, this.area.rows)
  }

  /**
   * All cells; of whole columns and rows those with a format of their own, and where a formatted row crosses a formatted
   * column. Where formats are taken away, cells without any need no change.
   */
  *cellsToChange(isClearing: boolean): Generator<readonly [number, number]> {
    const { row, column, rows, columns } = this.area
    if (!this.wholeColumns && !this.wholeRows && !(isClearing && this.#isPlain)) {
      for (let r = row; r < row + rows; r += 1)
        for (let c = column; c < column + columns; c += 1) yield [r, c]
      return
    }
    const own: [number, number][] = []
    this.range
      .sheet()
      .getSheet()
      .getCellMatrix()
      .forValue((r, c, cell) => {
        const isInside = r >= row && r < row + rows && c >= column && c < column + columns
        if (isInside && (cell?.s || cell?.custom)) own.push([r, c])
      })
    yield* own
    if (this.isWholeSheet || (isClearing && this.#isPlain)) return
    const crossing = this.wholeColumns ? formatted(this.lines.row) : formatted(this.lines.column)
    const along = this.wholeColumns ? this.columnsToChange() : this.rowsToChange()
    for (const across of crossing)
      for (const line of along) yield this.wholeColumns ? [across, line] : [line, across]
  }
}

const numbers = (start: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => start + index)

const formatted = (lines: Lines): number[] =>
  Object.entries(lines).flatMap(([index, line]) => (line?.s || line?.custom ? [Number(index)] : []))
