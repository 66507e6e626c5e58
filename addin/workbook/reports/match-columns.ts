// Which columns of a table are the report's now: by Excel's own ids where it is the very table that was inserted, else by
// header first. A column that people deleted stays deleted, and one that they added is never taken for ours.
import type { FoundReport } from './find-reports.ts'
import type { RecordedColumn } from './report-record.ts'

/** @returns the place in the table by the column's id in the report; without those that are gone */
export function matchColumns(
  { record, isSameTable }: Pick<FoundReport, 'record' | 'isSameTable'>,
  columns: FoundReport['columns'],
): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const taken = new Set<number>()
  const byId = (ours: RecordedColumn) => columns.findIndex(({ id }) => id === ours.tableColumn)
  const byHeader = (ours: RecordedColumn) => columns.findIndex(({ name }) => name === ours.header)
  const isOther = new Set(record.columns.map(({ header }) => header))
  // An id of another program's may be another column's: only one whose header is nobody's is taken for it.
  const byIdAlone = (ours: RecordedColumn) => {
    const place = byId(ours)
    return isOther.has(columns[place]?.name ?? '') ? -1 : place
  }
  for (const find of isSameTable ? [byId] : [byHeader, byIdAlone])
    for (const ours of record.columns) {
      const place = places.has(ours.id) ? -1 : find(ours)
      if (place < 0 || taken.has(place)) continue
      places.set(ours.id, place)
      taken.add(place)
    }
  return places
}
