// Which run answers for each month: the newest, the one that was current at an instant, one named by its id, the closed or
// the restated one. Pointers are read once a request, all in one read, and every page of an answer comes from their runs.

import type { Sight } from '../../../shared/access/caller.ts'
import { A_KNOWN_AT } from '../../../shared/contract/api/parameters.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { knowledgeTime } from '../../../shared/periods/instants.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { combinationOf } from '../../runtime/official-combination.ts'
import type { PointerKey } from '../../stores/runs/keys.ts'
import { closedMove, currentAt, type Pointer, restatedMove } from '../../stores/runs/pointer.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import { notAccepted } from '../answers/api-error.ts'
import type { ApiServices } from '../services.ts'
import { chooseNamedRun } from './choose-named-run.ts'
import { closedElsewhere, withinSight } from './closed-elsewhere.ts'
import { maySee, whatIfRefused } from './official.ts'
import type { Choice, RunChoice } from './run-choice.ts'

/**
 * @returns by period the run, or the reason why none answers
 * @throws ApiError for a knownAt of no known form, or a combination that the caller may not see
 */
export async function chooseRuns(
  periods: readonly string[],
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, Choice>> {
  const { knownAt } = choice
  const combination = combinationOf(choice, services.configuration)
  if (!maySee(combination, sight, services.configuration)) throw whatIfRefused()
  const runId = knownAt === undefined ? null : uuidFromText(knownAt)
  if (runId !== null) return chooseNamedRun(periods, runId, choice, sight, services)
  const pick = pickerOf(knownAt)
  const pointers = await readPointers(
    services.table,
    periods.map((period): PointerKey => ({ period, ...combination })),
  )
  const chosen = new Map(
    periods.map((period, index): [string, Choice] => [period, pick(pointers[index] ?? null)]),
  )
  if (isAnyCombination(choice)) await lookElsewhere(chosen, pick, services)
  const nowMs = services.clock()
  const choices = [...chosen].map(async ([period, found]): Promise<[string, Choice]> => {
    const isUnpublished = isReason(found) && found.code === NOT_PUBLISHED.code
    if (isUnpublished && hasNotBegun(period, nowMs)) return [period, NOT_BEGUN]
    return [period, isOwnMove(found, pointers) ? found : await withinSight(found, sight, services)]
  })
  return new Map(await Promise.all(choices))
}

/** Whether a run was current by the combination that is asked for: then it is of that combination. */
function isOwnMove(found: Choice, pointers: readonly (Pointer | null)[]): boolean {
  return (
    !isReason(found) &&
    pointers.some((pointer) => pointer?.history.some(({ runId }) => runId === found.runId))
  )
}

function isAnyCombination({ method, shareIdle, sharePlatform }: RunChoice): boolean {
  return method === undefined && shareIdle === undefined && sharePlatform === undefined
}

function hasNotBegun(period: string, nowMs: number): boolean {
  return parsePeriod(period).startMs > nowMs
}

/** What the official combination has nothing of may have been closed under the one that was official then. */
async function lookElsewhere(
  chosen: Map<string, Choice>,
  pick: (pointer: Pointer) => Choice,
  services: ApiServices,
): Promise<void> {
  const nowMs = services.clock()
  const without = [...chosen].flatMap(([period, choice]) =>
    isReason(choice) && !hasNotBegun(period, nowMs) ? period : [],
  )
  for (const [period, pointer] of await closedElsewhere(without, services)) chosen.set(period, pick(pointer))
}

function pickerOf(knownAt: string | undefined): (pointer: Pointer | null) => Choice {
  if (knownAt === 'closed') return (pointer) => (pointer === null ? null : closedMove(pointer)) ?? NOT_CLOSED
  if (knownAt === 'restated') {
    return (pointer) => (pointer === null ? null : restatedMove(pointer)) ?? NOT_CLOSED
  }
  if (knownAt === undefined) return (pointer) => pointer ?? NOT_PUBLISHED
  const knownAtMs = instantOf(knownAt)
  return (pointer) => (pointer === null ? null : currentAt(pointer, knownAtMs)) ?? NOT_PUBLISHED_THEN
}

/** Epoch milliseconds. @throws ApiError for what is no instant from 1970 to 9999 */
export function instantOf(knownAt: string): number {
  const instantMs = knowledgeTime(knownAt)
  if (instantMs === null) throw notAccepted('knownAt', A_KNOWN_AT)
  return instantMs
}

const NOT_PUBLISHED: NullReason = {
  code: 'not_published',
  message: 'No run of this month by this method is published: the month must be allocated first.',
}
const NOT_PUBLISHED_THEN: NullReason = {
  code: 'not_published',
  message: 'No run of this month by this method was published at that instant.',
}
/** Nobody can allocate it yet. */
const NOT_BEGUN: NullReason = { code: 'not_begun', message: 'The month has not begun.' }
const NOT_CLOSED: NullReason = { code: 'not_closed', message: 'The month is not closed yet.' }
