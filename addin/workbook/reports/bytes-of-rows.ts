// How large a row of a report is when it is read again, so that a long one is read in parts.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'
import { bytesOf } from './chunks.ts'
import { bodyEntries } from './layout.ts'

/** Of what is read of it later: at most, or of rows with formulas, of which totals have many times as much, on average. */
export function bytesOfRow(document: ReportDocument): number {
  const plain = bodyEntries(document).map(bytesOf)
  const most = plain.reduce((sum, bytes) => Math.max(sum, bytes), 0)
  const ofFormulas = bytesOfFormulas(document)
  if (ofFormulas === 0) return most
  return Math.ceil((plain.reduce((sum, bytes) => sum + bytes, 0) + ofFormulas) / plain.length)
}

/** What a column's name takes beyond its id. */
const BYTES_OF_COLUMN_NAME = 20

function bytesOfFormulas({ columns, rows }: ReportDocument): number {
  const read = columns.map(({ isWrittenOnce }) => isWrittenOnce !== true)
  let bytes = 0
  for (const { cells } of rows)
    for (const [at, content] of cells.entries())
      if (read[at] === true && isFormula(content))
        bytes += content.formula.length + (content.formula.split('{*').length - 1) * BYTES_OF_COLUMN_NAME
  return bytes
}
