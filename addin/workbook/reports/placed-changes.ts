// What a refresh changed, told to people: which figure, in which cell it stands now, before and after.
import type { PlainContent, ReportDocument } from '../../reports/report-document.ts'
import { addressOf } from '../cells/area.ts'
import { MISSING } from './entries.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { FigureChange } from './plan-rows.ts'
import type { ReportInSheet } from './report-in-sheet.ts'

export interface ReportChange {
  /** With its sheet; of a figure that is gone, of the table's header. */
  readonly address: string
  readonly key: string
  /** The column as the report calls it, with its unit. */
  readonly header: string
  /** What the row is called where it is called otherwise than by its key. */
  readonly row: string
  readonly before: string | number | null
  readonly after: string | number | null
  readonly isGone: boolean
}

export function placedChanges(
  { changes, places, record }: RefreshPlan,
  now: ReportInSheet,
  document: ReportDocument,
): ReportChange[] {
  if (changes.length === 0) return []
  const { columns, keyColumn } = document
  const keyPlace = places.get(record.keyColumn) ?? 0
  const rowOf = new Map(now.rows.map((row, index) => [String(row[keyPlace]), index]))
  const headers = new Map(columns.map(({ id, header }) => [id, header]))
  const nameAt = columns.findIndex(({ unit }, index) => unit === 'words' && index !== keyColumn)
  const names = new Map(
    document.rows.map(({ key, name, cells }) => [key, name ?? String(cells[nameAt] ?? key)]),
  )
  const wanted = new Set(document.rows.map(({ key }) => key))
  const told = changes.map(({ key, column, before, after }: FigureChange): ReportChange => {
    const row = rowOf.get(key)
    const { sheet, row: top, column: left } = now.at
    return {
      address: addressOf(
        row === undefined
          ? { sheet, row: Math.max(0, top - 1), column: left }
          : { sheet, row: top + row, column: left + (places.get(column) ?? 0) },
      ),
      key,
      header: headers.get(column) ?? column,
      row: names.get(key) ?? key,
      before: shown(before),
      after: shown(after),
      isGone: !wanted.has(key),
    }
  })
  // A row that comes or goes with a figure missing changes nothing of that figure.
  return told.filter(({ before, after }) => before !== after)
}

function shown(held: unknown | PlainContent): string | number | null {
  if (held === null || held === MISSING || held === '') return null
  return typeof held === 'number' ? held : String(held)
}
