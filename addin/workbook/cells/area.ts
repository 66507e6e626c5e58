// Cells and rectangles of cells by their numbers, which is how many of them are gathered, compared and asked for.
import { toCol } from '@borgar/fx'
import { addressIn } from '../../functions/cell-place.ts'

/** Rows and columns count from 0, as in Excel's object model. */
export interface Place {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

export interface Area extends Place {
  readonly rows: number
  readonly columns: number
}

export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384

/** With the sheet, `Sheet1!B2`. */
export function addressOf({ sheet, row, column }: Place): string {
  return addressIn(sheet, cellName(row, column))
}

/** `Sheet1!B2:C9`; a single cell as one. */
export function addressOfArea({ sheet, row, column, rows, columns }: Area): string {
  const [from, to] = [cellName(row, column), cellName(row + rows - 1, column + columns - 1)]
  return addressIn(sheet, from === to ? from : `${from}:${to}`)
}

export function cellName(row: number, column: number): string {
  return `${toCol(column)}${row + 1}`
}

/** Null where they have no cell in common. */
export function intersection(one: Area, other: Area): Area | null {
  const row = Math.max(one.row, other.row)
  const column = Math.max(one.column, other.column)
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column
  return one.sheet === other.sheet && rows > 0 && columns > 0 ? { ...one, row, column, rows, columns } : null
}

/** Its cells, row by row. */
export function placesIn({ sheet, row, column, rows, columns }: Area): Place[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => ({ sheet, row: row + r, column: column + c })),
  )
}

/** None of a single cell. */
export function halvesOf(area: Area): Area[] {
  const { row, column, rows, columns } = area
  if (rows * columns < 2) return []
  if (rows > 1) {
    const half = Math.ceil(rows / 2)
    return [
      { ...area, rows: half },
      { ...area, row: row + half, rows: rows - half },
    ]
  }
  const half = Math.ceil(columns / 2)
  return [
    { ...area, columns: half },
    { ...area, column: column + half, columns: columns - half },
  ]
}

/** Few rectangles that hold these cells and no other: columns first, then neighbours of the same height together. */
export function rectanglesOf(places: readonly Place[]): Area[] {
  const columns: Area[] = []
  for (const { sheet, row, column } of places.toSorted(byColumn)) {
    const last = columns.at(-1)
    const follows = last?.sheet === sheet && last.column === column && last.row + last.rows === row
    if (last !== undefined && follows) columns[columns.length - 1] = { ...last, rows: last.rows + 1 }
    else columns.push({ sheet, row, column, rows: 1, columns: 1 })
  }
  const wide: Area[] = []
  for (const area of columns.toSorted(byRow)) {
    const last = wide.at(-1)
    const isBeside =
      last?.sheet === area.sheet &&
      last.row === area.row &&
      last.rows === area.rows &&
      last.column + last.columns === area.column
    if (last !== undefined && isBeside) wide[wide.length - 1] = { ...last, columns: last.columns + 1 }
    else wide.push(area)
  }
  return wide
}

function byColumn(a: Place, b: Place): number {
  return bySheet(a, b) || a.column - b.column || a.row - b.row
}

function byRow(a: Area, b: Area): number {
  return bySheet(a, b) || a.row - b.row || a.rows - b.rows || a.column - b.column
}

function bySheet(a: Place, b: Place): number {
  if (a.sheet === b.sheet) return 0
  return a.sheet < b.sheet ? -1 : 1
}
