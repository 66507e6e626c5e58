// The cost runs that answer for the months of summaries by themselves: what a summary stands on may have been allocated again
// since.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { combinationOf } from '../../runtime/official-combination.ts'
import { readKeys } from '../../stores/batch-get.ts'
import { type ItemKey, pointerKey } from '../../stores/runs/keys.ts'
import { currentAt, type Pointer } from '../../stores/runs/pointer.ts'
import { summaryPointerKey } from '../../stores/summaries/keys.ts'
import type { ApiServices } from '../services.ts'
import type { AnsweredSummary } from './beside-summary.ts'
import { instantOf } from './choose-runs.ts'
import { chooseAmong } from './choose-summaries.ts'
import type { Choice, ChosenRun, RunChoice } from './run-choice.ts'

export interface CurrentCostRun extends ChosenRun {
  /** The run that restates the month, which a summary may stand on as well. */
  readonly restatedRunId: string | null
}

export interface SummariesAndRuns {
  /** By month or quarter, as `chooseSummaries` has them. */
  readonly summaries: ReadonlyMap<string, Choice>
  /** By month of those; a month that nobody allocated is absent. */
  readonly costRuns: ReadonlyMap<string, CurrentCostRun>
}

/** All of their pointers in one read. @param knownAt an instant. @throws ApiError for one that is none */
export async function chooseSummariesAndRuns(
  spans: readonly Span[],
  question: Pick<RunChoice, 'knownAt'>,
  { table, configuration }: ApiServices,
): Promise<SummariesAndRuns> {
  const combination = combinationOf({}, configuration)
  const months = [...new Set(spans.flatMap((span) => span.months))]
  const runKeyOf = (period: string) => pointerKey({ period, ...combination })
  const keys = [...spans.map(({ id }) => summaryPointerKey(id)), ...months.map(runKeyOf)]
  const found = await readKeys<Pointer & ItemKey>(table, keys)
  const byKey = new Map(found.map((pointer) => [pointer.pk, pointer]))
  const costRuns = months.flatMap((month): [string, CurrentCostRun][] => {
    const run = runAt(byKey.get(runKeyOf(month).pk), question)
    return run === null ? [] : [[month, run]]
  })
  return {
    summaries: chooseAmong(spans, question, (period) => byKey.get(summaryPointerKey(period).pk)),
    costRuns: new Map(costRuns),
  }
}

function runAt(pointer: Pointer | undefined, { knownAt }: Pick<RunChoice, 'knownAt'>): CurrentCostRun | null {
  if (pointer === undefined) return null
  const run = knownAt === undefined ? pointer : currentAt(pointer, instantOf(knownAt))
  if (run === null) return null
  return { runId: run.runId, asOfMs: run.asOfMs, restatedRunId: pointer.restatedRunId ?? null }
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
