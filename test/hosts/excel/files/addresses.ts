// Addresses of cells as a file writes them; rows and columns count from 0.
import { decodeRange, encodeCol } from '@cj-tech-master/excelts'

export interface Rectangle {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

export const cellAddress = (row: number, column: number): string => `${encodeCol(column)}${row + 1}`

export const rangeAddress = ({ startRow, startColumn, endRow, endColumn }: Rectangle): string =>
  `${cellAddress(startRow, startColumn)}:${cellAddress(endRow, endColumn)}`

export function rectangle(address: string): Rectangle {
  const { s, e } = decodeRange(address)
  return { startRow: s.r, startColumn: s.c, endRow: e.r, endColumn: e.c }
}

export const isInside = (area: Rectangle, row: number, column: number): boolean =>
  row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn
