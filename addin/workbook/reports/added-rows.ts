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

/**
 * New rows stand before the total that they add to, as they would if they had been there from the start. A group whose total
 * is not there, and a total itself, stand after the last line of theirs that is.
 */
export function inPlace(
  added: readonly ReportRow[],
  all: readonly ReportRow[],
  columns: readonly ReportColumn[],
  table: Into,
): AddedRow[] {
  const indexes = new Map(table.rows.map((held, index) => [String(held[table.keyPlace] ?? ''), index]))
  const after = new Map<string, number>()
  for (const { key, addsTo = [] } of all) {
    const index = indexes.get(key)
    const [total] = addsTo
    if (index !== undefined && total !== undefined)
      after.set(total, Math.max(after.get(total) ?? 0, index + 1))
  }
  const placeOf = ({ key, addsTo = [] }: ReportRow): number => {
    const [nearest = key] = addsTo
    const ofGroup = after.get(key) ?? indexes.get(nearest) ?? after.get(nearest)
    const above = addsTo.map((total) => indexes.get(total)).find((index) => index !== undefined)
    return ofGroup ?? above ?? table.rows.length
  }
  const placed = added.map((row) => addedRow(row, columns, table, placeOf(row)))
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
