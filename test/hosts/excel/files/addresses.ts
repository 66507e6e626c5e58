// Addresses of cells as a file writes them; rows and columns count from 0.
import { decodeRange, encodeCol } from '@cj-tech-master/excelts'

export interface Rectangle {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

export const cellAddress = (row: number, column: number): string => `${encodeCol(column)}${row + 1}`

/** @returns `A1` for one cell, else `A1:B2` */
export function rangeAddress({ startRow, startColumn, endRow, endColumn }: Rectangle): string {
  const [first, last] = [cellAddress(startRow, startColumn), cellAddress(endRow, endColumn)]
  return first === last ? first : `${first}:${last}`
}

export function rectangle(address: string): Rectangle {
  const { s, e } = decodeRange(address)
  return { startRow: s.r, startColumn: s.c, endRow: e.r, endColumn: e.c }
}

export const isInside = (area: Rectangle, row: number, column: number): boolean =>
  row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn
