// Formulas of a report's rows, as they are written and known again: cells of the same row by their distance, so that one
// writing serves all rows, and whole columns by the table's name for them, which Excel keeps right itself.
import type { CellFormula } from '../../reports/report-document.ts'

export interface FormulaPlaces {
  readonly tableName: string
  /** What headers say now, by place in the table. */
  readonly headers: readonly string[]
  /** Places of the report's columns by id. */
  readonly places: ReadonlyMap<string, number>
}

const NAMED = /\{(\*?)([^{}]+)\}/g

/** @returns in R1C1, for a cell in that place of the table; null where people deleted a column that it needs */
export function writtenFormula({ formula }: CellFormula, place: number, table: FormulaPlaces): string | null {
  let isWhole = true
  const written = formula.replace(NAMED, (_, whole: string, id: string) => {
    const named = table.places.get(id)
    if (named === undefined) isWhole = false
    if (whole !== '') return columnReference(table.tableName, table.headers[named ?? -1] ?? '')
    const distance = (named ?? place) - place
    return distance === 0 ? 'RC' : `RC[${distance}]`
  })
  return isWhole ? written : null
}

/** For a rule of conditional formats: `$F14`. @returns null where a column that it needs is not there */
export function formulaOfRow(
  formula: string,
  row: number,
  lettersOf: (id: string) => string | null,
): string | null {
  let isWhole = true
  const written = formula.replace(NAMED, (_, __, id: string) => {
    const letters = lettersOf(id)
    if (letters === null) isWhole = false
    return `$${letters}${row}`
  })
  return isWhole ? written : null
}

/** Inside its table Excel may leave out the table's name, and brackets and spaces that say nothing. */
export function isSameFormula(held: unknown, wanted: string, tableName: string): boolean {
  return held === wanted || (typeof held === 'string' && bare(held, tableName) === bare(wanted, tableName))
}

function bare(formula: string, tableName: string): string {
  const parts = formula.split(/("(?:[^"]|"")*")/)
  const name = `${tableName.toLowerCase()}[`
  return parts
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .toLowerCase()
            .replaceAll(name, '[')
            .replace(/\[\[((?:'.|[^'[\]])*)\]\]/g, '[$1]')
            .replace(/\s+/g, ''),
    )
    .join('')
}

/** @param header what the column's header says now */
export function columnReference(table: string, header: string): string {
  return `${table}[${PLAIN_HEADER.test(header) ? header : `[${escaped(header)}]`}]`
}

/** Any other stands in brackets of its own. */
const PLAIN_HEADER = /^[\p{L}\p{N} ]+$/u

/** https://support.microsoft.com/office/f5ed2452-2337-4f71-bed3-c8ae6d2b276e */
const escaped = (header: string): string => header.replace(/['#[\]@]/g, "'$&")

/** A formula in R1C1: what it comes to changes with what it leans on. */
export const isCalculated = (held: unknown): boolean => typeof held === 'string' && held.startsWith('=')
