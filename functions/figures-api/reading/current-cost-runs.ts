// Which cost run answers for a month by itself: what a summary stands on may have been allocated again since.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { combinationOf } from '../../runtime/official-combination.ts'
import { currentAt } from '../../stores/runs/pointer.ts'
import { readPointers } from '../../stores/runs/run-heads.ts'
import type { ApiServices } from '../services.ts'
import type { AnsweredSummary } from './beside-summary.ts'
import { instantOf } from './choose-runs.ts'
import type { ChosenRun, RunChoice } from './run-choice.ts'

export interface CurrentCostRun extends ChosenRun {
  /** The run that restates the month, which a summary may stand on as well. */
  readonly restatedRunId: string | null
}

/** By month; a month that nobody allocated is absent. One read by keys. */
export async function currentCostRuns(
  months: readonly string[],
  { knownAt }: Pick<RunChoice, 'knownAt'>,
  { table, configuration }: ApiServices,
): Promise<ReadonlyMap<string, CurrentCostRun>> {
  const combination = combinationOf({}, configuration)
  const keys = months.map((period) => ({ period, ...combination }))
  const pointers = await readPointers(table, keys)
  return new Map(
    months.flatMap((month, place): [string, CurrentCostRun][] => {
      const pointer = pointers[place] ?? null
      const run = pointer === null || knownAt === undefined ? pointer : currentAt(pointer, instantOf(knownAt))
      if (pointer === null || run === null) return []
      const { runId, asOfMs } = run
      return [[month, { runId, asOfMs, restatedRunId: pointer.restatedRunId ?? null }]]
    }),
  )
}

/** The run that a summary stands on, null where it had none, and the one that answers now. */
export interface OutdatedCostRun {
  readonly summary_stands_on: string | null
  readonly answers_now: string
}

/** By month, of the months that the summary is of. */
export function outdatedCostRuns(
  { view }: AnsweredSummary,
  current: ReadonlyMap<string, CurrentCostRun>,
): Readonly<Record<string, OutdatedCostRun>> {
  if (isReason(view)) return {}
  const { months, costRuns } = view.record
  return Object.fromEntries(
    costRuns.flatMap(({ period, runId }) => {
      const now = months.includes(period) ? current.get(period) : undefined
      if (now === undefined || runId === now.runId || runId === now.restatedRunId) return []
      return [[period, { summary_stands_on: runId, answers_now: now.runId }] as const]
    }),
  )
}
