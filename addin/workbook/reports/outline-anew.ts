// The outline of a report whose rows came, went or changed places in a refresh: made anew, folded as people had it.
import type { ReportDocument } from '../../reports/report-document.ts'
import { putRecord } from '../records.ts'
import type { FoundReport } from './find-reports.ts'
import { keysOf } from './keys-in-sheet.ts'
import {
  type HiddenRows,
  isSameOutline,
  levelsOf,
  NONE_HIDDEN,
  outlineAgain,
  outlineOf,
  readHidden,
} from './outline.ts'
import type { RefreshPlan } from './plan-refresh.ts'
import type { ReportInSheet } from './report-in-sheet.ts'
import { REPORT_RECORDS } from './report-record.ts'
import type { Round } from './settle.ts'

/** What people folded or hid, where the outline is to be made anew; filters hide rows too, and are put back by themselves. */
export function hiddenBefore(
  context: Excel.RequestContext,
  { record }: FoundReport,
  now: ReportInSheet,
  plan: RefreshPlan,
  document: ReportDocument,
): Promise<HiddenRows> {
  const keys = keysOf(now, plan)
  const levels = levelsOf(document, keys)
  const isAsRecorded = record.outline === undefined || isSameOutline(record.outline, outlineOf(levels))
  const isFiltered = now.columns.some(({ filter }) => filter !== null)
  if (isFiltered || record.outline === undefined || record.outline.depth === 0)
    return Promise.resolve(NONE_HIDDEN)
  if (isAsRecorded && plan.added.length + plan.gone.length === 0) return Promise.resolve(NONE_HIDDEN)
  return readHidden(context, { sheet: now.at.sheet, firstRow: now.at.row }, { keys, levels })
}

interface Outlining {
  readonly document: ReportDocument
  readonly hidden: HiddenRows
  /** Rows of the table before. */
  readonly before: number
}

/** Of rows that came, went or changed places, wherever the table stands now. */
export async function outlineAnew(
  context: Excel.RequestContext,
  { id, tableId, record: { outline } }: FoundReport,
  { now, plan }: Round,
  { document, hidden, before }: Outlining,
): Promise<void> {
  const keys = keysOf(now, plan)
  const levels = levelsOf(document, keys)
  const wanted = outlineOf(levels)
  if (outline === undefined || isSameOutline(outline, wanted) || now.isProtected) return
  const place = { sheet: now.at.sheet, firstRow: now.at.row, rows: before, tableId }
  await outlineAgain(place, outline.depth, { keys, levels }, hidden)
  putRecord(context, REPORT_RECORDS, { ...plan.record, outline: wanted }, id)
  await context.sync()
}
