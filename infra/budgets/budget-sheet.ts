// A fiscal year of a budget as a sheet to fill in and import again: a row for each line's months, with the revision that it
// was read at. Imported as it is, it changes nothing.
import { stringify } from 'csv-stringify/sync'
import { textCell } from '../../functions/exports/spreadsheet-cell.ts'
import { fiscalYearOf } from '../../shared/budgets/fiscal-year.ts'
import type { BudgetBook } from '../../shared/contract/budget/book.ts'
import type { BudgetLine } from '../../shared/contract/budget/line.ts'
import { dollars } from '../../shared/money/dollars.ts'
import { spanOf } from '../../shared/periods/span.ts'

export const NAMING_HEADINGS = [
  'Dimension',
  'Member',
  'Member name',
  'Measure',
  'Owner',
  'Note',
  'Version',
] as const

/** What stands in a cell: text, whole cents, a count, or nothing. */
export type SheetCell =
  | { readonly text: string }
  | { readonly cents: number }
  | { readonly count: number }
  | null

export interface BudgetSheet {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Lines of a row have the same owner and note, since both stand once in it. */
export function budgetSheet(
  book: BudgetBook,
  fiscalYear: string,
  firstMonth: number,
  nameOf: (member: string) => string,
): BudgetSheet {
  const { months } = spanOf(fiscalYear, firstMonth)
  const rows = Map.groupBy(
    book.lines.filter(({ period }) => fiscalYearOf(period, firstMonth) === fiscalYear),
    ({ dimension, member, measure, owner, note }) =>
      JSON.stringify([dimension, member, measure, owner, note]),
  )
  return {
    headings: [...NAMING_HEADINGS, ...months],
    rows: [...rows.values()].map((lines) => rowOf(lines, months, book.revision, nameOf)),
  }
}

function rowOf(
  lines: readonly BudgetLine[],
  months: readonly string[],
  revision: number,
  nameOf: (member: string) => string,
): SheetCell[] {
  const [first] = lines
  if (first === undefined) return []
  const { dimension, member, measure, owner, note } = first
  const byMonth = new Map(lines.map(({ period, cents }) => [period, cents]))
  return [
    ...[dimension, member, dimension === 'tenant' ? nameOf(member) : null, measure, owner, note].map(
      (text) => (text === null ? null : { text }),
    ),
    { count: revision },
    ...months.map((month) => {
      const cents = byMonth.get(month)
      return cents === undefined ? null : { cents }
    }),
  ]
}

/** Amounts in dollars; a byte order mark for Excel, CRLF lines. */
export function sheetCsv({ headings, rows }: BudgetSheet): string {
  const cells = rows.map((row) => row.map(csvCell))
  return stringify([headings, ...cells], { bom: true, record_delimiter: 'windows' })
}

function csvCell(cell: SheetCell): string {
  if (cell === null) return ''
  if ('text' in cell) return textCell(cell.text)
  return 'cents' in cell ? dollars(cell.cents) : String(cell.count)
}
