// The reports of a scope, refreshed one after the other until somebody stops it: what was done by then counts.
import { intersection } from '../workbook/cells/area.ts'
import { usedAreas } from '../workbook/cells/used-areas.ts'
import { inWorkbook } from '../workbook/in-workbook.ts'
import { findReports } from '../workbook/reports/find-reports.ts'
import type { Change, Scope, Watch } from './desk.ts'
import type { LoadReport } from './insert-report.ts'
import { type RefreshedReports, refreshReports } from './refresh-reports.ts'

const STOPPED = 'It was stopped: reports that were not refreshed yet show what they showed.'

export async function refreshReportsIn(
  scope: Scope,
  load: LoadReport,
  watch: Watch,
): Promise<RefreshedReports> {
  if (watch.signal.aborted) return { reports: 0, changes: [], problems: [] }
  // Those whose table was deleted are said once, whatever the scope.
  const forgotten = await refreshReports(() => false, load, watch)
  const areas = await inWorkbook('The reports were not refreshed.', (context) => usedAreas(context, scope))
  const { found } = await findReports()
  const meant = found.filter(({ area }) => areas.some((one) => intersection(one, area) !== null))
  const changes: Change[] = []
  const problems = [...forgotten.problems]
  let reports = 0
  for (const [done, { id, record }] of meant.entries()) {
    watch.progress({ what: `Refreshing “${record.title}”`, done, total: meant.length })
    try {
      const one = await refreshReports((report) => report.id === id, load, {
        ...watch,
        progress: () => undefined,
      })
      reports += one.reports
      changes.push(...one.changes)
      problems.push(...one.problems)
    } catch (cause) {
      if (!watch.signal.aborted) throw cause
      problems.push(STOPPED)
      break
    }
  }
  return { reports, changes, problems }
}
