// Reads a CSV file of any layout as rows of cells, blank rows too, so that the number of a row is that of the file.
import { parse } from 'csv-parse/sync'
import { InvalidInputError } from '../../../shared/errors.ts'

/** As spreadsheets separate cells, by country and by how the file was saved. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** What our own files put in front of text that a spreadsheet would take for a formula. */
const GUARDED = /^'(?=[=+\-@\t\r])/

/**
 * Separated by whichever delimiter makes most rows equally wide; a byte order mark and quoted cells are all right.
 *
 * @throws InvalidInputError when the text is no CSV
 */
export function readCsvCells(text: string): string[][] {
  const read = DELIMITERS.map((delimiter) => readWith(text, delimiter))
  const [best] = read
    .flatMap((one) => ('rows' in one ? [{ rows: one.rows, score: evenness(one.rows) }] : []))
    .toSorted((one, other) => other.score - one.score)
  if (best !== undefined) return best.rows.map((row) => row.map((cell) => cell.replace(GUARDED, '')))
  const [, why = ''] = read.map((one) => ('why' in one ? one.why : ''))
  throw new InvalidInputError('file', why, 'a CSV file')
}

function readWith(text: string, delimiter: string): { rows: string[][] } | { why: string } {
  try {
    return { rows: parse(text, { bom: true, delimiter, relax_column_count: true }) }
  } catch (cause) {
    return { why: cause instanceof Error ? cause.message : String(cause) }
  }
}

/** How many rows have the width that most have; none of them where that is a single cell. */
function evenness(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>()
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  return Math.max(0, ...widths.values())
}
