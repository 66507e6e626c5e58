// Refreshes reports one after the other: one that cannot be refreshed is said in a sentence, and the others are.
import type { ReportDocument } from '../reports/report-document.ts'
import type { FoundReport } from '../workbook/reports/find-reports.ts'
import { findReports, type Reports } from '../workbook/reports/find-reports.ts'
import { forgetReports } from '../workbook/reports/forget-reports.ts'
import type { ReportChange } from '../workbook/reports/placed-changes.ts'
import { refreshReport } from '../workbook/reports/refresh-report.ts'
import { causeInReport, type ShownBefore } from './changes/report-causes.ts'
import { type Change, DeskFailure, type ReportInWorkbook, type Watch } from './desk.ts'
import type { LoadReport } from './insert-report.ts'

export interface RefreshedReports {
  /** How many stand refreshed, changed or not. */
  readonly reports: number
  readonly changes: readonly Change[]
  readonly problems: readonly string[]
}

export async function listReports(): Promise<readonly ReportInWorkbook[]> {
  const { found } = await findReports()
  return found.map(({ id, record, sheet, address }) => ({
    id,
    kind: record.kind,
    title: record.title,
    sheet,
    address,
    asOf: record.source.asOf,
  }))
}

/**
 * @param isMeant whether a report is in the scope of the refresh
 * @param looked where they are, by whoever has just looked
 * @throws the signal's reason when it is stopped; reports are refreshed whole or not at all
 */
export async function refreshReports(
  isMeant: (report: FoundReport) => boolean,
  load: LoadReport,
  watch: Watch,
  looked?: Reports,
): Promise<RefreshedReports> {
  const { found, forgotten } = looked ?? (await findReports())
  const meant = found.filter(isMeant)
  const changes: Change[] = []
  const problems = [
    ...forgotten.map(
      ({ title }) =>
        `“${title}” is no longer in the workbook: its table was deleted. It is not refreshed from now on.`,
    ),
    ...meant.flatMap(({ record, rivals }) =>
      rivals.map(
        (title) =>
          `“${title}” was not refreshed: what the workbook recorded of it means the table of “${record.title}”. Insert it again.`,
      ),
    ),
  ]
  let reports = 0
  for (const [done, report] of meant.entries()) {
    watch.signal.throwIfAborted()
    watch.progress({ what: `Refreshing “${report.record.title}”`, done, total: meant.length })
    try {
      const { kind, period, plan } = report.record
      const document = await load({ kind, period, ...(plan !== undefined && { plan }) }, watch)
      watch.signal.throwIfAborted()
      refuseNarrower(report, document)
      const refreshed = await refreshReport(report, document)
      changes.push(...refreshed.changes.map((change) => asChange(change, report.record, document)))
      problems.push(...refreshed.problems)
      reports += 1
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause
      problems.push(cause.message)
    }
  }
  // Once it is said; undo brings a table back until then.
  if (forgotten.length > 0) {
    try {
      await forgetReports(forgotten.map(({ id }) => id))
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause
      problems.push(cause.message)
    }
  }
  watch.progress({ what: 'Reports refreshed', done: meant.length, total: meant.length })
  return { reports, changes, problems }
}

/** Rows that somebody else may see are not taken out by whoever may not. @throws DeskFailure */
function refuseNarrower({ record }: FoundReport, { sight }: ReportDocument): void {
  if (record.sight === 'some tenants' || sight === 'platform') return
  throw new DeskFailure(
    `“${record.title}” was not refreshed: it shows the whole platform, and you see some tenants only. It stays as it is. Insert a report of your own on another sheet.`,
  )
}

function asChange(change: ReportChange, before: ShownBefore, document: ReportDocument): Change {
  const { address, row, header, before: was, after } = change
  return {
    address,
    what: `${row}, ${header}, ${document.period}`,
    before: was,
    after,
    cause: change.isGone ? 'no longer published' : causeInReport(before, document, change.header),
  }
}
