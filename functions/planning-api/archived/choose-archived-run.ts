// Which run a bridge begins or ends with: a month's standing run, its closed or restated one, or one named by its id.
import type { Sight } from '../../../shared/access/caller.ts'
import { type ApiBridgeEnd, STANDINGS } from '../../../shared/contract/api/answers/planning/bridges.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { chooseRuns } from '../../figures-api/reading/choose-runs.ts'
import { chooseStandingRuns } from '../../figures-api/reading/choose-standing-runs.ts'
import { noRun } from '../../figures-api/reading/open-run.ts'
import type { Choice } from '../../figures-api/reading/run-choice.ts'
import { readRecord } from '../../stores/runs/run-record.ts'
import type { PlanningServices } from '../services.ts'

export interface ChosenRun {
  readonly runId: string
  readonly standing: ApiBridgeEnd['standing']
}

/**
 * @param asked a month, a month with `@closed` or `@restated`, or the id of a run
 * @param field that asks for it
 * @returns the id of the run, and as which of its month it was asked for
 * @throws ApiError when no run answers, or none that the caller may see
 */
export async function chooseArchivedRun(
  asked: string,
  field: string,
  sight: Sight,
  services: PlanningServices,
): Promise<ChosenRun> {
  const id = uuidFromText(asked)
  if (id !== null) {
    const period = (await readRecord(services.table, id))?.period
    if (period === undefined) throw noRun(asked, UNKNOWN, field)
    const choices = await chooseRuns([period], { knownAt: id }, sight, services)
    // In the words that an unknown id gets: of a run that is not to be seen not even the month is told.
    return { runId: runIdOf(choices.get(period), asked, field), standing: null }
  }
  const [period = '', basis] = asked.split('@')
  const choices =
    basis === undefined
      ? (await chooseStandingRuns([period], {}, sight, services)).choices
      : await chooseRuns([period], { knownAt: basis }, sight, services)
  const standing = STANDINGS.find((each) => each === basis) ?? 'newest'
  return { runId: runIdOf(choices.get(period), period, field), standing }
}

function runIdOf(choice: Choice | undefined, named: string, field: string): string {
  if (choice === undefined || isReason(choice)) throw noRun(named, choice ?? UNKNOWN, field)
  return choice.runId
}

const UNKNOWN = {
  code: 'unknown_run',
  message: 'No run has that id: it was never published, or it has expired.',
}
