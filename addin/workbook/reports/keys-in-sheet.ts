// The keys that stand in a report's rows now: what a row is known by, wherever people moved it.
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'

/** Of its rows, as they stand. */
export const keysOf = ({ rows }: ReportInSheet, { places, record }: RefreshPlan): string[] => {
  const keyPlace = places.get(record.keyColumn) ?? 0
  return rows.map((row) => String(row[keyPlace] ?? ''))
}
