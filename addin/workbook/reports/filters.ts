// Filters are taken off a table while it is written and put back, since Excel puts values that are written to filtered rows
// into the wrong ones, and refuses to delete them: https://github.com/OfficeDev/office-js/issues/224 and /994
import type { FoundReport } from './find-reports.ts'
import type { ReportInSheet } from './report-in-sheet.ts'

/** After a refusal, in a context of its own: the one that failed takes nothing more. Best effort. */
export async function putFiltersBack({ tableId }: FoundReport, { columns }: ReportInSheet): Promise<void> {
  const filtered = columns.filter(({ filter }) => filter !== null)
  if (filtered.length === 0) return
  await Excel.run(async (context) => {
    const inTable = context.workbook.tables.getItem(tableId).columns
    for (const { id, filter } of filtered) if (filter !== null) inTable.getItem(id).filter.apply(filter)
    await context.sync()
  }).catch(() => undefined)
}

interface Filter {
  readonly place: number
  readonly criteria: Excel.FilterCriteria
}

export function putFiltersOn(now: ReportInSheet, filters: readonly Filter[]): void {
  for (const { place, criteria } of filters) columnAt(now, place).filter.apply(criteria)
}

export function takeOffFilters(now: ReportInSheet): Filter[] {
  const filters = now.columns.flatMap(({ filter }, place) =>
    filter === null ? [] : [{ place, criteria: filter }],
  )
  if (filters.length > 0) now.table.clearFilters()
  return filters
}

const columnAt = ({ table }: ReportInSheet, place: number): Excel.TableColumn =>
  table.columns.getItemAt(place)
