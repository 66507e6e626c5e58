// Whether a submission may begin a scenario: owners fill no more than a part of those that there may be.
import {
  MOST_SCENARIOS,
  MOST_SCENARIOS_OF_OWNERS,
  whyNoRoomFor,
} from '../../../shared/budgets/room-for-scenarios.ts'
import type { Scenario } from '../../../shared/contract/budget/scenario.ts'
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import type { Call } from '../../figures-api/perform.ts'
import type { PlanningServices } from '../services.ts'
import { writesOf } from './who-writes.ts'

/** @throws ApiError SUBMISSION_REFUSED naming how many there may be and what to do */
export async function requireRoom(
  scenario: Scenario,
  { caller, services }: Pick<Call<'submitBudget', PlanningServices>, 'caller' | 'services'>,
): Promise<void> {
  if (scenario.kind === 'budget') return
  const ids = (await services.books.list()).map((head) => scenarioId(head.scenario))
  const most = writesOf(caller) === 'own lines' ? MOST_SCENARIOS_OF_OWNERS : MOST_SCENARIOS
  const message = whyNoRoomFor(scenario, ids, most)
  if (message === null) return
  throw new ApiError(409, 'SUBMISSION_REFUSED', message, {
    details: [{ field: 'scenario', message: `one of the ${ids.length} scenarios that there are` }],
    loggedReason: 'submission_refused',
  })
}
