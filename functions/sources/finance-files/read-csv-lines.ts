// Reads a CSV file that a person kept in a spreadsheet: byte order mark, quoted cells and blank lines are all right.
import { parse } from 'csv-parse/sync'
import { InvalidInputError } from '../../../shared/errors.ts'
import type { FileLine } from '../../../shared/finance/parsed-lines.ts'

/**
 * @param headers the headers the list knows, of which `optionalHeaders` may be absent; others are ignored. "Monthly amount" is read as `monthly_amount`
 * @throws InvalidInputError when the text is no CSV or lacks a header
 */
export function readCsvLines(
  text: string,
  headers: readonly string[],
  optionalHeaders: readonly string[] = [],
): FileLine[] {
  let found: string[] = []
  try {
    const records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      columns: (cells: string[]) => {
        found = cells.map(headerId)
        return found
      },
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[]
    requireHeaders(found, headers, optionalHeaders)
    return records.map(({ record, info }) => ({ lineNumber: info.lines, cells: record }))
  } catch (cause) {
    if (cause instanceof InvalidInputError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new InvalidInputError('file', reason, 'a CSV file with a header line')
  }
}

function headerId(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function requireHeaders(
  found: readonly string[],
  needed: readonly string[],
  optional: readonly string[],
): void {
  const absent = needed.filter((header) => !found.includes(header) && !optional.includes(header))
  if (absent.length > 0) {
    const first = found.join(', ')
    throw new InvalidInputError(
      'header',
      first,
      `the columns ${needed.join(', ')}; missing: ${absent.join(', ')}`,
    )
  }
}
