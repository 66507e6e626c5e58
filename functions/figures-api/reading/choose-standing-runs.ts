// Which run stands for each month when months are held against budgets, or looked back on: of a closed month its last
// restatement, or the run that it was closed with; of an open one the newest. At an instant, all of this as it was then.
import type { Sight } from '../../../shared/access/caller.ts'
import { BASES } from '../../../shared/contract/api/parameters.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { closedMove, type Pointer, type PointerMove } from '../../stores/runs/pointer.ts'
import type { ApiServices } from '../services.ts'
import { chooseRuns, instantOf } from './choose-runs.ts'
import { closedElsewhere, withinSight } from './closed-elsewhere.ts'
import type { Choice, RunChoice } from './run-choice.ts'

export interface StandingRuns {
  /** By period the run, or the reason why none answers. */
  readonly choices: ReadonlyMap<string, Choice>
  /** Months that were closed by then. */
  readonly closed: ReadonlySet<string>
}

/**
 * A basis or a run id that is asked for says by itself which run answers.
 *
 * @throws ApiError as `chooseRuns` does
 */
export async function chooseStandingRuns(
  periods: readonly string[],
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<StandingRuns> {
  // Before anything is read, so that what is no instant leaves no read behind.
  const knownAtMs = choice.knownAt === undefined ? Number.POSITIVE_INFINITY : knownAt(choice.knownAt)
  const [choices, pointers] = await Promise.all([
    chooseRuns(periods, choice, sight, services),
    saysByItself(choice) ? new Map<string, Pointer>() : closedElsewhere(periods, services),
  ])
  const standing = new Map(choices)
  const closed = new Set<string>()
  for (const [period, pointer] of pointers) {
    const move = standingMove(pointer, knownAtMs)
    if (move === null) continue
    closed.add(period)
    const before = choices.get(period)
    const isSame = before !== undefined && !isReason(before) && before.runId === move.runId
    if (!isSame) standing.set(period, await withinSight(move, sight, services))
  }
  return { choices: standing, closed }
}

/** Another combination than the official one is asked for as it is published. */
function saysByItself({ knownAt: asked, method, shareIdle, sharePlatform }: RunChoice): boolean {
  if (method !== undefined || shareIdle !== undefined || sharePlatform !== undefined) return true
  return asked !== undefined && (BASES.some((basis) => basis === asked) || uuidFromText(asked) !== null)
}

function knownAt(asked: string): number {
  return BASES.some((basis) => basis === asked) || uuidFromText(asked) !== null ? 0 : instantOf(asked)
}

/** Null for a month that was open then. */
function standingMove(pointer: Pointer, knownAtMs: number): PointerMove | null {
  const closed = closedMove(pointer)
  if (closed === null || (pointer.closing?.closedAtMs ?? closed.movedAtMs) > knownAtMs) return null
  return pointer.restatements?.findLast(({ movedAtMs }) => movedAtMs <= knownAtMs) ?? closed
}
