// POST /figures/query: a grid of tenants x periods x measures, answered by key in one response, each month from one run.
import type { FiguresGrid } from '../../../shared/contract/api/answers/figures-grid.ts'
import { MOST_GRID_FIGURES } from '../../../shared/contract/api/parameters.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { NotPublishedError } from '../../runtime/errors.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { notAccepted } from '../answers/api-error.ts'
import { ALLOCATE_AGAIN } from '../answers/failure.ts'
import { type Condition, conditionOf, runsMeta } from '../answers/meta.ts'
import { jsonAnswer } from '../answers/respond.ts'
import type { Action, Call } from '../perform.ts'
import { chooseRuns, EXPIRED } from '../reading/choose-runs.ts'
import { isStale } from '../reading/freshness.ts'
import { openRuns } from '../reading/open-run.ts'
import { type RunHead, viewRun } from '../reading/run-view.ts'
import { type GridMonth, isPlatform, readMonth } from './grid-month.ts'
import { gridOf } from './grid-of.ts'
import { measuresAsked, unitOf } from './measures-asked.ts'

export const queryFigures: Action<'queryFigures'> = async (call) => {
  const tenants = [...new Set(call.request.tenants)]
  const periods = [...new Set(call.request.periods)]
  const measures = measuresAsked(call.request.measures)
  refuseTooMany(tenants.length * periods.length * measures.length)
  requireSecondFactor(call, tenants.some(isPlatform) ? Number.POSITIVE_INFINITY : tenants.length)

  const months = await readMonths(call, periods, tenants)
  const answered = [...months.values()].filter((month): month is GridMonth => !isReason(month))
  call.facts.runIds = answered.map(({ view }) => view.record.runId)
  const data: FiguresGrid = {
    currency: 'USD',
    measures: measures.map(unitOf),
    runs: Object.fromEntries(answered.map((month) => [month.view.record.period, runOf(month)])),
    ...gridOf(tenants, months, measures),
  }
  const views = answered.map(({ view }) => view)
  return jsonAnswer({ data, meta: runsMeta(views, worst(answered, answered.length < periods.length)) })
}

function refuseTooMany(figures: number): void {
  if (figures <= MOST_GRID_FIGURES) return
  throw notAccepted(
    'tenants',
    `so many that with periods and measures there are at most ${MOST_GRID_FIGURES} figures in one request; these are ${figures}, so ask in several`,
  )
}

/** Each month's run and rows, or why there is none; pointers and heads of all months in one read each. */
async function readMonths(
  { request, sight, services }: Call<'queryFigures'>,
  periods: readonly string[],
  tenants: readonly string[],
): Promise<ReadonlyMap<string, GridMonth | NullReason>> {
  const choices = await chooseRuns(periods, request, sight, services)
  const runIds = [...choices.values()].flatMap((choice) => (isReason(choice) ? [] : choice.runId))
  const heads = await openRuns(runIds, sight, services)
  const readOne = async (head: RunHead, period: string): Promise<GridMonth> => {
    const view = viewRun(head, sight, services)
    const { rows, idOf } = await readMonth(view, tenants)
    const stale = isStale(period, parseInstant(view.record.asOf, 'asOf'), request, services)
    return { view, rows, idOf, condition: conditionOf(view, rows.values(), stale) }
  }
  const months = periods.map(async (period): Promise<[string, GridMonth | NullReason]> => {
    const choice = choices.get(period) ?? EXPIRED
    if (isReason(choice)) return [period, choice]
    const head = heads.get(choice.runId)
    if (head === undefined) return [period, EXPIRED]
    return [period, await readOne(head, period).catch(asReason)]
  })
  return new Map(await Promise.all(months))
}

/** A month that cannot be read costs the others nothing. */
function asReason(error: unknown): NullReason {
  if (!(error instanceof NotPublishedError)) throw error
  return error.reason === 'expired' ? EXPIRED : { code: error.reason, message: ALLOCATE_AGAIN }
}

function runOf({ view: { record, approximation }, condition }: GridMonth): FiguresGrid['runs'][string] {
  return {
    run_id: record.runId,
    as_of: record.asOf,
    last_updated: record.publishedAt ?? null,
    quality: condition.quality,
    method_id: approximation.methodId,
  }
}

/** Stale before partial, as of one month: what is partial shows in what limits it, and in the reasons of its cells. */
function worst(months: readonly GridMonth[], someUnanswered: boolean): Condition {
  const qualities = months.map(({ condition }) => condition.quality)
  const limitedSources = [...new Set(months.flatMap(({ condition }) => condition.limitedSources))]
  if (qualities.includes('stale')) return { quality: 'stale', limitedSources }
  const isPartial = someUnanswered || qualities.includes('partial')
  return { quality: isPartial ? 'partial' : 'complete', limitedSources }
}
