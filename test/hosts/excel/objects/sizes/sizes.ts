// How wide columns and how high rows are, and which are hidden. Excel's API counts in points, the model in pixels.
// https://learn.microsoft.com/javascript/api/excel/excel.rangeformat#excel-excel-rangeformat-columnwidth-member
import type { IColumnData, IRowData } from '@univerjs/core'
import { sheets } from '../../model/univer-packages.ts'
import { isWholeColumns, isWholeRows } from '../area.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { type Change, onSheet, perform } from '../undoable.ts'
import { indicesOf, type Line, linesOf, same } from './lines.ts'

export const POINTS_PER_PIXEL = 0.75

export const standardWidth = (range: Pick<RangePlace, 'sheet'>): number =>
  range.sheet().getSheet().getConfig().defaultColumnWidth
export const standardHeight = (range: Pick<RangePlace, 'sheet'>): number =>
  range.sheet().getSheet().getConfig().defaultRowHeight

export class Sizes {
  readonly #range: RangePlace

  constructor(range: RangePlace) {
    this.#range = range
  }

  get columnWidth(): number | null {
    const pixels = same(this.#columns().map(({ size }) => size))
    return pixels === null ? null : pixels * POINTS_PER_PIXEL
  }

  set columnWidth(points: number) {
    refuseWrite(this.#range, 'columns')
    const w = points / POINTS_PER_PIXEL
    if (isWholeRows(this.#range.area)) this.#setStandard('defaultColumnWidth', w, this.#known('columnData'))
    else this.#set('columnData', indicesOf(this.#range.area, 'column'), { w })
  }

  get rowHeight(): number | null {
    const pixels = same(this.#rows().map(({ size }) => size))
    return pixels === null ? null : pixels * POINTS_PER_PIXEL
  }

  set rowHeight(points: number) {
    refuseWrite(this.#range, 'rows')
    const h = points / POINTS_PER_PIXEL
    if (isWholeColumns(this.#range.area)) this.#setStandard('defaultRowHeight', h, this.#known('rowData'))
    else this.#set('rowData', indicesOf(this.#range.area, 'row'), { h, ia: 0 })
  }

  get columnHidden(): boolean | null {
    return same(this.#columns().map(({ hidden }) => hidden))
  }

  set columnHidden(hidden: boolean) {
    refuseWrite(this.#range, 'columns')
    this.#set('columnData', indicesOf(this.#range.area, 'column'), { hd: hidden ? 1 : 0 })
  }

  /** Rows that a filter hides count as hidden. */
  get rowHidden(): boolean | null {
    return same(this.#rows().map(({ hidden }) => hidden))
  }

  set rowHidden(hidden: boolean) {
    refuseWrite(this.#range, 'rows')
    this.#set('rowData', indicesOf(this.#range.area, 'row'), { hd: hidden ? 1 : 0 })
  }

  /** Each width in pixels, given by the column's index. */
  setWidths(widths: ReadonlyMap<number, number>): void {
    refuseWrite(this.#range, 'columns')
    for (const [index, w] of widths) this.#set('columnData', [index], { w })
  }

  setHeights(heights: ReadonlyMap<number, number>): void {
    refuseWrite(this.#range, 'rows')
    for (const [index, h] of heights) this.#set('rowData', [index], { h, ia: 0 })
  }

  #columns(): Line[] {
    const sheet = this.#range.sheet().getSheet()
    return linesOf(indicesOf(this.#range.area, 'column'), this.#known('columnData'), (index) => ({
      size: sheet.getColumnManager().getColumnWidth(index),
      hidden: !sheet.getColVisible(index),
    }))
  }

  #rows(): Line[] {
    const sheet = this.#range.sheet().getSheet()
    return linesOf(indicesOf(this.#range.area, 'row'), this.#known('rowData'), (index) => {
      const { h, ah, ia } = sheet.getRowManager().getRow(index) ?? {}
      return {
        size: (ia === 1 ? ah : h) ?? h ?? standardHeight(this.#range),
        hidden: !sheet.getRowVisible(index),
      }
    })
  }

  /** Rows or columns that the sheet says something of. */
  #known(kind: 'rowData' | 'columnData'): number[] {
    return Object.keys(this.#range.sheet().getSheet().getSnapshot()[kind] ?? {}).map(Number)
  }

  #setStandard(
    name: 'defaultColumnWidth' | 'defaultRowHeight',
    pixels: number,
    known: readonly number[],
  ): void {
    this.#range.sheet().getSheet().getConfig()[name] = pixels
    if (name === 'defaultColumnWidth') this.#set('columnData', known, { w: pixels })
    else this.#set('rowData', known, { h: pixels, ia: 0 })
  }

  #set(
    kind: 'rowData' | 'columnData',
    indices: readonly number[],
    line: Partial<IRowData> & Partial<IColumnData>,
  ): void {
    const { world, sheetId } = this.#range
    const lineBefore = this.#range.sheet().getSheet().getSnapshot()[kind] as Record<
      number,
      Record<string, unknown>
    >
    const all = (value: (index: number) => object) =>
      Object.fromEntries(indices.map((index) => [index, value(index)]))
    const fields = Object.keys(line)
    const step = (data: object) => ({
      id: kind === 'rowData' ? sheets.SetRowDataMutation.id : sheets.SetColDataMutation.id,
      params: { ...onSheet(world, sheetId), [kind]: data },
    })
    const change: Change = {
      redo: step(all(() => ({ ...line }))),
      undo: step(
        all((index) => Object.fromEntries(fields.map((name) => [name, lineBefore?.[index]?.[name]]))),
      ),
    }
    if (indices.length > 0) perform(world, [change])
  }
}
