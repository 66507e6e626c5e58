// GET /runs: the runs of a month, newest first.
import type { RunsPage } from '../../../shared/contract/api/answers/runs.ts'
import { plainMeta } from '../answers/meta.ts'
import { jsonAnswer } from '../answers/respond.ts'
import type { Action } from '../perform.ts'
import { newestPeriod } from '../reading/newest-period.ts'
import { listVisibleRuns } from '../reading/visible-runs.ts'

export const listRuns: Action<'listRuns'> = async ({ request, sight, services, operation, caller }) => {
  const { limit, cursor, ...question } = request
  const asked = { operation, caller, sight, question }
  const place = cursor === undefined ? null : await services.cursors.open(cursor, asked)
  const period = place?.of ?? question.period ?? (await newestPeriod(services))
  const { runs, more } = await listVisibleRuns(period, { limit, after: place?.after }, sight, services)
  const last = runs.at(-1)
  const data: RunsPage = {
    period,
    runs: [...runs],
    next_cursor:
      more && last !== undefined
        ? await services.cursors.seal({ of: period, after: last.run_id }, asked)
        : null,
  }
  const published = runs.flatMap(({ last_updated: lastUpdated }) => lastUpdated ?? []).sort()
  return jsonAnswer({ data, meta: { ...plainMeta(published.at(-1) ?? null), data_source: 'run records' } })
}
