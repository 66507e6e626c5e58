// A table of Excel's over cells that stand already, with a totals row that is formulas.

import type { SheetCell } from '../new-sheet.ts'
import { entryOf } from '../reports/entries.ts'

const STYLE = 'TableStyleMedium2'

export interface OwnTable {
  /** As wanted: numbered where it is taken. */
  readonly name: string
  /** From 0; the first row is the header. */
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  /** A cell for each column, made with the name that the table got; null without a totals row. */
  readonly totals: ((table: string) => readonly SheetCell[]) | null
}

export function addTable(sheet: Excel.Worksheet, own: OwnTable, name: string): Excel.Table {
  const { row, column, rows, columns, totals } = own
  const table = sheet.tables.add(sheet.getRangeByIndexes(row, column, rows, columns), true)
  table.name = name
  table.style = STYLE
  const header = sheet.getRangeByIndexes(row, column, 1, columns)
  header.format.wrapText = true
  header.format.verticalAlignment = 'Top'
  if (totals === null) return table
  table.showTotals = true
  table.getTotalRowRange().formulas = [
    totals(name).map((cell) => {
      if (cell === null) return ''
      return typeof cell === 'object' ? cell.formula : entryOf(cell)
    }),
  ]
  return table
}

/** A column's name in a formula: anything but letters, digits and spaces stands in brackets of its own. */
export function columnOf(table: string, header: string): string {
  const plain = /^[\p{L}\p{N} ]+$/u.test(header)
  return `${table}[${plain ? header : `[${header.replace(/['#[\]@]/g, "'$&")}]`}]`
}
