// The runs that actuals come from, a run a month: which are chosen, which of them saw their month to its end, and what this
// caller sees of each.
import type { Sight } from '../../../shared/access/caller.ts'
import type { OpenMonths } from '../../../shared/budgets/open-months.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { EXPIRED } from '../../figures-api/reading/choose-named-run.ts'
import { chooseStandingRuns } from '../../figures-api/reading/choose-standing-runs.ts'
import { isStale } from '../../figures-api/reading/freshness.ts'
import { officialPointers } from '../../figures-api/reading/newest-period.ts'
import { openRuns } from '../../figures-api/reading/open-run.ts'
import type { ChosenRun, RunChoice } from '../../figures-api/reading/run-choice.ts'
import { type RunView, viewRun } from '../../figures-api/reading/run-view.ts'
import type { PlanningServices } from '../services.ts'

/** Which runs answer, before any of them is opened. */
export interface ChosenMonths {
  readonly runs: ReadonlyMap<string, ChosenRun>
  /** Why a month has none. */
  readonly reasons: ReadonlyMap<string, NullReason>
  /** The last month whose run saw it to its end; null before the first. */
  readonly through: string | null
  /** Months whose run looked before they were over, with when it looked: they count as whole nowhere. */
  readonly provisional: OpenMonths
  readonly closed: ReadonlySet<string>
}

/** The newest month that has a run; null before the first. */
export async function newestMonth(services: PlanningServices): Promise<string | null> {
  const [newest] = await officialPointers(services)
  return newest?.key.period ?? null
}

/** @throws ApiError for a knownAt of no known form */
export async function chooseMonths(
  periods: readonly string[],
  choice: RunChoice,
  sight: Sight,
  services: PlanningServices,
): Promise<ChosenMonths> {
  const { choices, closed } = await chooseStandingRuns(periods, choice, sight, services)
  const runs = new Map<string, ChosenRun>()
  const reasons = new Map<string, NullReason>()
  for (const period of periods) {
    const found = choices.get(period) ?? EXPIRED
    if (isReason(found)) reasons.set(period, found)
    else runs.set(period, found)
  }
  const ended = (period: string) => (runs.get(period)?.asOfMs ?? 0) >= parsePeriod(period).endMs
  const months = [...runs.keys()].sort()
  return {
    runs,
    reasons,
    through: months.findLast(ended) ?? null,
    provisional: new Map(
      months
        .filter((period) => !ended(period))
        .map((period) => [period, new Date(runs.get(period)?.asOfMs as number).toISOString()]),
    ),
    closed,
  }
}

export interface OpenedMonths {
  readonly views: ReadonlyMap<string, RunView>
  readonly reasons: ReadonlyMap<string, NullReason>
}

/** Heads in one read; a run that has expired leaves its month without one. @param periods oldest first */
export async function openMonths(
  periods: readonly string[],
  { runs, reasons }: ChosenMonths,
  sight: Sight,
  services: PlanningServices,
): Promise<OpenedMonths> {
  const heads = await openRuns(
    periods.flatMap((period) => runs.get(period)?.runId ?? []),
    sight,
    services,
  )
  const views = new Map<string, RunView>()
  const without = new Map<string, NullReason>()
  for (const period of periods) {
    const run = runs.get(period)
    const head = run === undefined ? undefined : heads.get(run.runId)
    if (head === undefined) without.set(period, reasons.get(period) ?? EXPIRED)
    else views.set(period, viewRun(head, sight, services))
  }
  return { views, reasons: without }
}

/** Whether one of the months is older than it should be. */
export function isAnyStale(
  periods: readonly string[],
  { runs }: ChosenMonths,
  choice: RunChoice,
  services: PlanningServices,
): boolean {
  return periods.some((period) => {
    const run = runs.get(period)
    return run !== undefined && isStale(period, run.asOfMs, choice, services)
  })
}
