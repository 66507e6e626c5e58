// The cost run that a summary stands on, through its fence: counts of tenants come from it, and a tenant's plan.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { isOver } from '../../../shared/system/not-over.ts'
import { openRuns } from '../../figures-api/reading/open-run.ts'
import { type RunView, viewRun } from '../../figures-api/reading/run-view.ts'
import type { SummaryView } from '../../figures-api/reading/summary-view.ts'
import type { ApiServices } from '../../figures-api/services.ts'
import { sideSource } from './side-source.ts'

/** By this name an answer says that the run was not there. */
export const COST_RUN = 'cost run'

const NO_RUN: NullReason = {
  code: 'month_without_run',
  message: 'The summary stands on no cost run of its last month.',
}
const NOT_READABLE: NullReason = {
  code: 'expired',
  message: 'The cost run is not readable any more.',
}

/** The run behind a summary's last month. */
export function lastCostRunOf({ record }: Pick<SummaryView, 'record'>): string | null {
  return record.costRuns.at(-1)?.runId ?? null
}

/** Through its fence, or why there is none. @param runId null where there is none */
export async function openCostRun(
  runId: string | null,
  sight: Sight,
  services: ApiServices,
): Promise<KnownOrReason<RunView>> {
  if (runId === null) return NO_RUN
  return sideSource(COST_RUN, async () => {
    const head = (await openRuns([runId], sight, services)).get(runId)
    return head === undefined ? NOT_READABLE : viewRun(head, sight, services)
  })
}

/** Whether it looked before its month was over. */
export function isOfOpenMonth(run: KnownOrReason<RunView>): boolean {
  if (isReason(run)) return false
  const { period, asOf } = run.record
  return !isOver({ span: spanOf(period), asOfMs: parseInstant(asOf, 'asOf') })
}
