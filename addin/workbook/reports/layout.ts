// Where everything of a report stands on its sheet: title, plain rows, a row that says what is going on, then the table.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'
import { type Entry, entryOf } from './entries.ts'

/** Plain rows that are always in sight on a sheet of the report's own; those after them can be folded away. */
export const ROWS_IN_SIGHT = 6

export const MORE_BELOW = 'More about these figures stands in the rows above: open them with + at the left.'

export interface Layout {
  /** Rows count from the first row of the report, from 0. */
  readonly statusRow: number
  readonly headerRow: number
  readonly firstRow: number
  readonly bodyRows: number
  readonly totalRow: number | null
  readonly rows: number
  readonly columns: number
}

export function layoutOf({ approximation, rows, columns }: ReportDocument): Layout {
  const statusRow = 1 + approximation.length
  const headerRow = statusRow + 1
  const firstRow = headerRow + 1
  const bodyRows = Math.max(1, rows.length)
  const totalRow = columns.some(({ total }) => total === 'sum') ? firstRow + bodyRows : null
  return {
    statusRow,
    headerRow,
    firstRow,
    bodyRows,
    totalRow,
    rows: firstRow + bodyRows + Number(totalRow !== null),
    columns: Math.max(2, columns.length),
  }
}

/** Title and plain rows, in two columns; the row below them is left for what is going on. */
export function aboutEntries({ title, approximation }: ReportDocument, status: string): Entry[][] {
  return [
    [entryOf(title), ''],
    ...approximation.map(([label, text]) => [entryOf(label), entryOf(text)]),
    [entryOf(status), ''],
  ]
}

/** A table keeps one row for data where there are none. Formulas are written after it. */
export function bodyEntries({ rows, columns }: ReportDocument): Entry[][] {
  if (rows.length === 0) return [columns.map(() => '')]
  return rows.map(({ cells }) => cells.map((content) => (isFormula(content) ? '' : entryOf(content))))
}
