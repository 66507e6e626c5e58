// The reports of a scope, refreshed one after the other until somebody stops it: what was done by then counts.
import { intersection } from '../workbook/cells/area.ts'
import { usedAreas } from '../workbook/cells/used-areas.ts'
import { inWorkbook } from '../workbook/in-workbook.ts'
import { type FoundReport, findReports, type Reports } from '../workbook/reports/find-reports.ts'
import { type Change, DeskFailure, type Scope, type Watch } from './desk.ts'
import type { LoadReport } from './insert-report.ts'
import { type RefreshedReports, refreshReports } from './refresh-reports.ts'

const STOPPED = 'It was stopped: reports that were not refreshed yet show what they showed.'

export async function refreshReportsIn(
  scope: Scope,
  load: LoadReport,
  watch: Watch,
): Promise<RefreshedReports> {
  if (watch.signal.aborted) return NOTHING
  const changes: Change[] = []
  const problems: string[] = []
  let reports = 0
  const add = (one: RefreshedReports) => {
    reports += one.reports
    changes.push(...one.changes)
    problems.push(...one.problems)
  }
  let looked: Reports = { found: [], forgotten: [] }
  let meant: readonly FoundReport[] = []
  add(
    await orProblem(async () => {
      looked = await findReports()
      meant = await reportsIn(scope, looked.found)
      return NOTHING
    }),
  )
  // Those whose table was deleted are said once, whatever the scope.
  add(await orProblem(() => refreshReports(() => false, load, watch, looked)))
  for (const [done, { id, record }] of meant.entries()) {
    watch.progress({ what: `Refreshing “${record.title}”`, done, total: meant.length })
    const quiet = { ...watch, progress: () => undefined }
    // What one of them writes may move the others.
    const where = done === 0 ? { ...looked, forgotten: [] } : undefined
    try {
      add(await orProblem(() => refreshReports((report) => report.id === id, load, quiet, where)))
    } catch (cause) {
      if (!watch.signal.aborted) throw cause
      problems.push(STOPPED)
      break
    }
  }
  return { reports, changes, problems: [...new Set(problems)] }
}

const NOTHING: RefreshedReports = { reports: 0, changes: [], problems: [] }

/** What fails part-way takes nothing of the rest with it. */
async function orProblem(work: () => Promise<RefreshedReports>): Promise<RefreshedReports> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof DeskFailure)) throw cause
    return { ...NOTHING, problems: [cause.message] }
  }
}

async function reportsIn(scope: Scope, found: readonly FoundReport[]): Promise<readonly FoundReport[]> {
  if (found.length === 0) return []
  const areas = await inWorkbook('The reports were not refreshed.', (context) => usedAreas(context, scope))
  return found.filter(({ area }) => areas.some((one) => intersection(one, area) !== null))
}
