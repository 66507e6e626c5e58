// Rows that come to a table: before the total that they add to, with their formulas, which are written once they are there.
import { isFormula, type ReportColumn, type ReportRow } from '../../reports/report-document.ts'
import { type Entry, entryOf } from './entries.ts'
import { type FormulaPlaces, writtenFormula } from './row-formulas.ts'

/** The table as it is before rows are added. */
interface Into extends FormulaPlaces {
  readonly rows: readonly (readonly unknown[])[]
  readonly columnCount: number
  readonly keyPlace: number
}

export interface AddedRow {
  /** The row that it is put before, as they are now; as many as there are rows for the end. */
  readonly before: number
  /** As wide as the table; null leaves the cell to Excel, which fills in columns that are calculated. */
  readonly entries: readonly (Entry | null)[]
  /** By place; written once the row is there. */
  readonly formulas: ReadonlyMap<number, string>
}

/** Where a row of before stands once rows were added above it. */
export const placeAfter = (added: readonly AddedRow[], index: number): number =>
  index + added.filter(({ before }) => before <= index).length

/** New rows stand before the total that they add to, as they would if they had been there from the start. */
export function inPlace(
  added: readonly ReportRow[],
  columns: readonly ReportColumn[],
  table: Into,
): AddedRow[] {
  const indexes = new Map(table.rows.map((held, index) => [String(held[table.keyPlace] ?? ''), index]))
  const placed = added.map((row) => {
    const before = (row.addsTo ?? []).map((key) => indexes.get(key)).find((index) => index !== undefined)
    return addedRow(row, columns, table, before ?? table.rows.length)
  })
  return placed.toSorted((one, other) => one.before - other.before)
}

export function addedRow(
  { cells }: ReportRow,
  columns: readonly ReportColumn[],
  table: Into,
  before: number,
): AddedRow {
  const entries: (Entry | null)[] = Array.from({ length: table.columnCount }, () => null)
  const formulas = new Map<number, string>()
  for (const [at, { id }] of columns.entries()) {
    const place = table.places.get(id)
    const content = cells[at] ?? null
    if (place === undefined) continue
    if (!isFormula(content)) entries[place] = entryOf(content)
    else {
      const formula = writtenFormula(content, place, table)
      if (formula !== null) formulas.set(place, formula)
    }
  }
  return { before, entries, formulas }
}
