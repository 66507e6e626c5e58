// Writes a planned refresh: what Excel may refuse comes first, so that nothing else is done when it does.
import { putRecord } from '../records.ts'
import { chunksOf } from './chunks.ts'
import { entryOf } from './entries.ts'
import { putFiltersOn, takeOffFilters } from './filters.ts'
import { aboutRange, type FoundReport } from './find-reports.ts'
import type { AboutThen } from './overwritten-about.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { REPORT_RECORDS } from './report-record.ts'
import { partsOfRows } from './write-rows.ts'

export const IN_PROGRESS = 'Refresh in progress: figures of two runs may stand here.'

/**
 * Queues everything; all but the last part of a large one is sent.
 *
 * @returns what tells, after the next sync, what the title and the plain rows said when they were written
 */
export async function writeRefresh(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
): Promise<() => AboutThen | null> {
  const filters = takeOffFilters(now)
  const parts = partsOfRows(now, plan)
  const chunks = chunksOf(parts.map(({ entries }) => entries))
  const isLong = chunks.length > 1
  for (const [index, { from, count }] of chunks.entries()) {
    for (const { work } of parts.slice(from, from + count)) work()
    // After what Excel may refuse, so that it does not stand there in vain.
    if (isLong && index === 0) sayStatus(context, report, `${IN_PROGRESS} ${statusOf(now)}`.trim())
    if (index < chunks.length - 1) await context.sync()
  }
  if (isLong || saysInProgress(now)) sayStatus(context, report, statusOf(now))
  const aboutThen = writeAround(context, report, now, plan)
  putFiltersOn(now, filters)
  putRecord(context, REPORT_RECORDS, plan.record, report.id)
  return aboutThen
}

/** Also left behind by a refresh that broke off. */
export const saysInProgress = ({ about }: ReportInSheet): boolean =>
  String(about?.at(-1)?.[0] ?? '').startsWith(IN_PROGRESS)

const statusOf = ({ about }: ReportInSheet): string =>
  String(about?.at(-1)?.[0] ?? '')
    .replace(IN_PROGRESS, '')
    .trim()

/** In the row between the plain rows and the table. */
function sayStatus(context: Excel.RequestContext, { hasAbout, id }: FoundReport, status: string): void {
  if (hasAbout) aboutRange(context, id).getLastRow().getCell(0, 0).values = [[entryOf(status)]]
}

function writeAround(
  context: Excel.RequestContext,
  report: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
): () => AboutThen | null {
  if (plan.totals.size > 0) {
    const totals = now.table.getTotalRowRange()
    for (const [place, entry] of plan.totals) totals.getCell(0, place).formulas = [[entry]]
  }
  if (plan.headerNote !== null) now.headerNote?.write(plan.headerNote)
  if (plan.totalNote !== null) now.totalNote?.write(plan.totalNote)
  if (!report.hasAbout || plan.about.length === 0) return () => null
  const then = aboutRange(context, report.id)
  then.load('values,formulas')
  const about = aboutRange(context, report.id)
  for (const { row, column, entry } of plan.about) about.getCell(row, column).values = [[entry]]
  return () => then
}
