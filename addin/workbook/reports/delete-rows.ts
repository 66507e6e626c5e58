// Deletes the rows that are no longer in a report, and looks whether those went that were meant.
import { DeskFailure } from '../../desk/desk.ts'
import { putRecord } from '../records.ts'
import { putFiltersOn, takeOffFilters } from './filters.ts'
import type { FoundReport } from './find-reports.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { rowMarks } from './row-marks.ts'

/** @throws DeskFailure where the rows that went were others, since someone moved them meanwhile */
export async function deleteRows(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
  readAgain: () => Promise<ReportInSheet>,
): Promise<ReportInSheet> {
  const { gone, places, record } = plan
  const filters = takeOffFilters(now)
  const body = now.table.getDataBodyRange()
  const keyPlace = places.get(record.keyColumn) ?? 0
  const isAll = gone.length === now.rows.length
  const going = blocksOf(isAll ? gone.slice(1) : gone).map(({ from, count }) => {
    const keys = body.getCell(from, keyPlace).getResizedRange(count - 1, 0)
    keys.load('values')
    return { from, count, keys }
  })
  for (const { from, count } of going.toReversed())
    now.table
      .getDataBodyRange()
      .getRow(from)
      .getResizedRange(count - 1, 0)
      .delete('Up')
  // A table keeps one row.
  if (isAll) now.table.getDataBodyRange().getRow(0).clear('Contents')
  putFiltersOn(now, filters)
  putRecord(context, REPORT_RECORDS, { ...record, rowMarks: rowMarks(plan.keys) }, report.id)
  const after = await readAgain()
  for (const { from, keys } of going)
    for (const [index, [key]] of keys.values.entries())
      if (key !== now.rows[from + index]?.[keyPlace])
        throw new DeskFailure(
          `Someone else changed “${record.title}” while rows that are no longer in it were taken out, and other rows went instead. Undo (Ctrl+Z) brings them back; then refresh again.`,
        )
  return after
}

function blocksOf(indexes: readonly number[]): { from: number; count: number }[] {
  const blocks: { from: number; count: number }[] = []
  for (const index of indexes) {
    const last = blocks.at(-1)
    if (last !== undefined && last.from + last.count === index) last.count += 1
    else blocks.push({ from: index, count: 1 })
  }
  return blocks
}
