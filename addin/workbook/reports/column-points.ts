// How wide a report's columns stand on a sheet, and how many lines their headers take.
import type { ReportColumn } from '../../reports/report-document.ts'

/** Of a letter of the usual font, and what a cell keeps free beside its text. */
const POINTS_A_CHARACTER = 5.25
const POINTS_BESIDE = 4
/** What Excel takes as a column's width. */
const MOST_CHARACTERS = 255
const POINTS_A_LINE = 15
/** Headers are bold. */
const CHARACTERS_BESIDE_HEADER = 1
/** The button that filters, at the right of the cell's foot. */
const CHARACTERS_OF_BUTTON = 3

export const pointsOf = ({ widthInCharacters }: ReportColumn): number =>
  Math.min(widthInCharacters, MOST_CHARACTERS) * POINTS_A_CHARACTER + POINTS_BESIDE

export const isHiddenColumn = ({ isHelper, isRepeat }: ReportColumn): boolean =>
  isHelper === true || isRepeat === true

/** High enough for every header that shows, clear of its button. */
export function headerPoints(columns: readonly ReportColumn[]): number {
  const lines = columns.filter((column) => !isHiddenColumn(column)).map(linesOfHeader)
  return Math.max(1, ...lines) * POINTS_A_LINE
}

function linesOfHeader({ header, widthInCharacters }: ReportColumn): number {
  const perLine = widthInCharacters - CHARACTERS_BESIDE_HEADER
  let lines = 1
  let taken = 0
  for (const { length } of header.split(' ')) {
    const isNext = taken > 0 && taken + 1 + length > perLine
    lines += Number(isNext)
    taken = isNext || taken === 0 ? length : taken + 1 + length
  }
  return lines + Number(taken > perLine - CHARACTERS_OF_BUTTON)
}
