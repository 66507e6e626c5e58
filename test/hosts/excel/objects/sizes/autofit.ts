// Widths and heights that fit what cells show. Nothing is drawn here, so that texts are measured by their letters: each as
// wide as a digit of the font's size, which Excel's own widths are multiples of.
// https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.column
import { intersection } from '../area.ts'
import { readCells, shownFormatReader, textOf } from '../cell-contents.ts'
import { wrapOf } from '../format/alignments.ts'
import { formatReader } from '../format/cell-formats.ts'
import { defaultFont } from '../format/default-font.ts'
import type { RangePlace } from '../range-place.ts'
import { usedArea } from '../used-area.ts'
import { POINTS_PER_PIXEL, Sizes } from './sizes.ts'

/** Of Calibri 11. */
const PIXELS_PER_DIGIT = 7
const DIGIT_SIZE = 11
const PADDING_PIXELS = 5
/** Of a line of text, in sizes of its font. */
const LINE_HEIGHT = 15 / 11

/** Columns without texts stay as they are. */
export function autofitColumns(range: RangePlace): void {
  const widths = new Map<number, number>()
  for (const { column, text, size, wraps } of shown(range)) {
    if (wraps) continue
    const longest = Math.max(...text.split('\n').map((line) => line.length))
    const pixels = Math.ceil((longest * PIXELS_PER_DIGIT * size) / DIGIT_SIZE) + PADDING_PIXELS
    widths.set(column, Math.max(pixels, widths.get(column) ?? 0))
  }
  new Sizes(range).setWidths(widths)
}

/** A wrapped text takes as many lines as its column is too narrow for. */
export function autofitRows(range: RangePlace): void {
  const heights = new Map<number, number>()
  const manager = range.sheet().getSheet().getColumnManager()
  for (const { row, column, text, size, wraps } of shown(range)) {
    const perLine = Math.max(
      1,
      Math.floor(((manager.getColumnWidth(column) - PADDING_PIXELS) * DIGIT_SIZE) / PIXELS_PER_DIGIT / size),
    )
    const lines = text
      .split('\n')
      .reduce((sum, line) => sum + (wraps ? Math.max(1, Math.ceil(line.length / perLine)) : 1), 0)
    const pixels = Math.ceil((lines * size * LINE_HEIGHT) / POINTS_PER_PIXEL)
    heights.set(row, Math.max(pixels, heights.get(row) ?? 0))
  }
  new Sizes(range).setHeights(heights)
}

interface Shown {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly size: number
  readonly wraps: boolean
}

/** @returns the cells that show something */
function shown(range: RangePlace): Shown[] {
  const used = usedArea(range.world, range.sheetId, true)
  const area = used && intersection(used, range.area)
  if (!area) return []
  const formatOf = formatReader(range)
  const { size } = defaultFont(range.world)
  const shownFormatOf = shownFormatReader(range.world, range.sheetId)
  return readCells(range.world, range.sheetId, area, (cell, row, column) => {
    const { style } = formatOf(row, column)
    return {
      row,
      column,
      text: textOf(range.world, cell, shownFormatOf(cell, row, column)),
      size: style.fs ?? size,
      wraps: wrapOf(style),
    }
  })
    .flat()
    .filter(({ text }) => text !== '')
}
