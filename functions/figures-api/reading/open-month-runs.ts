// The runs of a month that someone may see: the one that answers by default, and those that restate it, oldest first.
import type { Sight } from '../../../shared/access/caller.ts'
import type { ApiServices } from '../services.ts'
import { chooseSpan, openAll, openRuns } from './open-run.ts'
import type { ChosenRun } from './run-choice.ts'
import { type RunView, viewRun } from './run-view.ts'

/** At least one. @throws ApiError when no run of the month is published, or none that the caller may see */
export async function openMonthRuns(
  period: string,
  restatements: readonly Pick<ChosenRun, 'runId'>[],
  sight: Sight,
  services: ApiServices,
): Promise<RunView[]> {
  const span = { id: period, months: [period] }
  const [chosen, heads] = await Promise.all([
    chooseSpan(span, {}, sight, services),
    openRuns(
      restatements.map(({ runId }) => runId),
      sight,
      services,
    ),
  ])
  const first = await openAll(
    chosen.map(({ runId }) => runId),
    sight,
    services,
  )
  const restated = restatements.flatMap(({ runId }) => heads.get(runId) ?? [])
  return [...first, ...restated.map((head) => viewRun(head, sight, services))]
}
