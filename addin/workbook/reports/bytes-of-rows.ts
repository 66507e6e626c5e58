// How large a row of a report is when it is read again, so that a long one is read in parts.
import { isFormula, type ReportDocument } from '../../reports/report-document.ts'
import { bytesOf } from './chunks.ts'
import { entryOf } from './entries.ts'
import { tableName } from './names.ts'
import { type FormulaPlaces, writtenFormula } from './row-formulas.ts'

/** Of what is read of it later: at most, or of rows with formulas, of which totals have many times as much, on average. */
export function bytesOfRow(document: ReportDocument): number {
  const { columns, rows } = document
  if (rows.length === 0) return bytesOf(columns.map(() => ''))
  const places = new Map(columns.map(({ id }, place) => [id, place]))
  const headers = columns.map(({ header }) => header)
  const table: FormulaPlaces = { tableName: tableName(document, []), places, headers }
  const bytes = rows.map(({ cells }) =>
    bytesOf(
      cells.flatMap((content, place) => {
        if (columns[place]?.isWrittenOnce === true) return []
        return [isFormula(content) ? writtenFormula(content, place, table) : entryOf(content)]
      }),
    ),
  )
  const hasFormulas = rows.some(({ cells }) => cells.some(isFormula))
  if (!hasFormulas) return bytes.reduce((most, each) => Math.max(most, each), 0)
  return Math.ceil(bytes.reduce((sum, each) => sum + each, 0) / bytes.length)
}
