// Rows of a sheet as they are added, and where each came to stand.
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { cellName } from '../../workbook/cells/area.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'

/** Cells count from 0, as `cellName` takes them. */
export class SheetRows {
  readonly rows: (readonly SheetCell[])[] = []
  readonly boldRows: number[] = []
  readonly numberFormats: Record<string, string> = {}

  /** @returns its number, from 0 */
  add(...cells: SheetCell[]): number {
    return this.rows.push(cells) - 1
  }

  heading(...cells: SheetCell[]): number {
    this.boldRows.push(this.rows.length)
    return this.add(...cells)
  }

  /** What must be said first: a title, both sentences, then a row for each of these. */
  about(title: string, rows: readonly (readonly [label: string, text: string])[], isModelled: boolean): void {
    this.heading(title)
    if (isModelled) {
      this.add('Approximation', STATEMENTS[0])
      this.add('Not an invoice', STATEMENTS[1])
    }
    for (const row of rows) this.add(...row)
    this.add()
  }

  /** Of the cells from one row to another, both counted. */
  format(column: number, from: number, to: number, format: string): void {
    if (to >= from) this.numberFormats[`${cellName(from, column)}:${cellName(to, column)}`] = format
  }

  get next(): number {
    return this.rows.length
  }
}

export const formula = (text: string): SheetCell => ({ formula: `=${text}` })

/** A figure that is missing: an error, so that no sum takes it for zero. */
export const dollarsOrMissing = (cents: number | null): SheetCell =>
  cents === null ? formula('NA()') : cents / 100

export const DOLLARS = '#,##0.00'
