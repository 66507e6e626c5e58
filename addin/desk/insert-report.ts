// A report into the workbook: its figures are read first, so that nothing is touched where they cannot be.
import type { ReportDocument } from '../reports/report-document.ts'
import { type InsertedReport, insertReport as insert } from '../workbook/reports/insert-report.ts'
import type { ReportChoice, Watch } from './desk.ts'

/** Reads the figures of a report and makes its document; the workbook's pin decides on knowledge time. */
export type LoadReport = (
  choice: Pick<ReportChoice, 'kind' | 'period' | 'plan'>,
  watch: Watch,
) => Promise<ReportDocument>

/** @throws DeskFailure with nothing inserted; the signal's reason when it is stopped */
export async function insertReport(
  choice: ReportChoice,
  load: LoadReport,
  watch: Watch,
): Promise<InsertedReport> {
  const document = await load(choice, watch)
  watch.signal.throwIfAborted()
  return insert(document, choice.place, watch)
}
