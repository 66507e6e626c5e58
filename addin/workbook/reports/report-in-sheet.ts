// What a report's cells hold when it is refreshed, and where they stand.
import type { NoteInSheet } from './report-notes.ts'

export interface ColumnInSheet {
  readonly id: number
  readonly name: string
  /** What the column is filtered by; null where it is not. */
  readonly filter: Excel.FilterCriteria | null
}

/** Cells are formulas in R1C1 where they have one, so that a column that is calculated alike in every row shows it. */
export type CellInSheet = unknown

export interface ReportInSheet {
  readonly table: Excel.Table
  readonly sheet: Excel.Worksheet
  readonly columns: readonly ColumnInSheet[]
  readonly rows: readonly (readonly CellInSheet[])[]
  /** What cells of the columns that were asked for show, by column id. */
  readonly shown: ReadonlyMap<string, readonly unknown[]>
  /** Formulas, and what they come to; null where there is no totals row. */
  readonly totals: { readonly formulas: readonly unknown[]; readonly values: readonly unknown[] } | null
  /** First row and column of the table's body, from 0. */
  readonly at: { readonly sheet: string; readonly row: number; readonly column: number }
  /** Title and plain rows, as wide as they are now. */
  readonly about: readonly (readonly unknown[])[] | null
  /** Number of its first row on the sheet, from 1. */
  readonly aboutRow: number
  readonly headerNote: NoteInSheet | null
  readonly totalNote: NoteInSheet | null
  readonly isProtected: boolean
  /** Addresses of merged cells in the rows that are written. */
  readonly merged: string | null
}
