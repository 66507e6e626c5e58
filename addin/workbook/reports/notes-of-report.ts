// Where a report's two notes stand now, and what they say.
import { type Area, addressOf } from '../cells/area.ts'
import type { FoundReport } from './find-reports.ts'
import { matchColumns } from './match-columns.ts'
import { askNote } from './report-notes.ts'

interface NoteCells {
  readonly header: string | null
  readonly total: string | null
}

/** Notes stand on the report's first column, wherever people moved it. */
export function noteCells(
  report: FoundReport,
  columns: FoundReport['columns'],
  { sheet, row, column, rows }: Omit<Area, 'columns'>,
): NoteCells {
  const { record, hasHeaders, hasTotals } = report
  const place = matchColumns(report, columns).get(record.columns[0]?.id ?? '')
  if (place === undefined) return { header: null, total: null }
  const at = (line: number) => addressOf({ sheet, row: line, column: column + place })
  return { header: hasHeaders ? at(row) : null, total: hasTotals ? at(row + rows - 1) : null }
}

export const askNotes = (
  context: Excel.RequestContext,
  { record }: FoundReport,
  { header, total }: NoteCells,
) => ({
  header: askNote(context, header, record.headerNote),
  total: askNote(context, total, record.totalNote),
})
