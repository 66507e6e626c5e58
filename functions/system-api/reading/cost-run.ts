// The cost run that a summary stands on, through its fence: counts of tenants come from it, and a tenant's plan.
import type { Sight } from '../../../shared/access/caller.ts'
import type { KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { openRuns } from '../../figures-api/reading/open-run.ts'
import { type RunView, viewRun } from '../../figures-api/reading/run-view.ts'
import type { SummaryView } from '../../figures-api/reading/summary-view.ts'
import type { ApiServices } from '../../figures-api/services.ts'

/** By this name an answer says that the run was not there. */
export const COST_RUN = 'cost run'

const NO_RUN: NullReason = {
  code: 'month_without_run',
  message: 'The summary stands on no cost run of its last month.',
}
const NOT_READABLE: NullReason = {
  code: 'expired',
  message: 'The cost run that the summary stands on is not readable any more.',
}

/** Of the summary's last month, or why there is none. */
export async function openCostRun(
  { record }: Pick<SummaryView, 'record'>,
  sight: Sight,
  services: ApiServices,
): Promise<KnownOrReason<RunView>> {
  const runId = record.costRuns.at(-1)?.runId ?? null
  if (runId === null) return NO_RUN
  const head = (await openRuns([runId], sight, services)).get(runId)
  return head === undefined ? NOT_READABLE : viewRun(head, sight, services)
}
