// A rectangle of cells on a sheet, and the address that names it, as Excel writes and reads addresses.
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { invalidArgument } from '../protocol/excel-error.ts'

/** Rows and columns count from 0. */
export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const isWholeColumns = ({ row, rows }: Area): boolean => row === 0 && rows === ROW_COUNT
export const isWholeRows = ({ column, columns }: Area): boolean => column === 0 && columns === COLUMN_COUNT

const A1 = /^\$?([A-Z]{1,3})\$?([1-9]\d*)(?::\$?([A-Z]{1,3})\$?([1-9]\d*))?$/i
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i
const ROWS = /^\$?([1-9]\d*):\$?([1-9]\d*)$/

/** @returns the sheet's name where the address has one, and the rest of the address */
export function splitSheet(address: string): { sheetName: string | null; local: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/.exec(address)
  if (quoted) return { sheetName: String(quoted[1]).replaceAll("''", "'"), local: String(quoted[2]) }
  const at = address.lastIndexOf('!')
  return at < 0
    ? { sheetName: null, local: address }
    : { sheetName: address.slice(0, at), local: address.slice(at + 1) }
}

/** @throws ExcelError InvalidArgument for what is no address, or one off the sheet */
export function parseArea(local: string): Area {
  const area = fromCells(local) ?? fromColumns(local) ?? fromRows(local)
  if (!area || area.row + area.rows > ROW_COUNT || area.column + area.columns > COLUMN_COUNT)
    throw invalidArgument()
  return area
}

function fromCells(local: string): Area | null {
  const [, c1, r1, c2 = c1, r2 = r1] = A1.exec(local) ?? []
  return c1 && c2 ? between(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2)) : null
}

function fromColumns(local: string): Area | null {
  const [, c1, c2] = COLUMNS.exec(local) ?? []
  return c1 && c2 ? between(0, columnIndex(c1), ROW_COUNT - 1, columnIndex(c2)) : null
}

function fromRows(local: string): Area | null {
  const [, r1, r2] = ROWS.exec(local) ?? []
  return r1 ? between(Number(r1) - 1, 0, Number(r2) - 1, COLUMN_COUNT - 1) : null
}

/** @returns the area that two corners span, whichever is first */
export function between(row1: number, column1: number, row2: number, column2: number): Area {
  return {
    row: Math.min(row1, row2),
    column: Math.min(column1, column2),
    rows: Math.abs(row1 - row2) + 1,
    columns: Math.abs(column1 - column2) + 1,
  }
}

/** @returns `A1:B2`, `A:A` for whole columns, `1:2` for whole rows, `A1` for one cell */
export function formatArea(area: Area): string {
  const first = columnLetters(area.column)
  const last = columnLetters(area.column + area.columns - 1)
  if (isWholeColumns(area)) return `${first}:${last}`
  if (isWholeRows(area)) return `${area.row + 1}:${area.row + area.rows}`
  const from = `${first}${area.row + 1}`
  return area.rows === 1 && area.columns === 1 ? from : `${from}:${last}${area.row + area.rows}`
}

/** @returns the sheet's name as it stands before a `!`: quoted where it is no plain word */
export function quotedSheet(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`
}

/** @returns the common part of two areas of one sheet, or null */
export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

export function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}
