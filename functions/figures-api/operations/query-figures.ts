// POST /figures/query: grids of tenants x periods x measures, answered by key in one response, each month from one run.
import type { FiguresGrid, FiguresGrids } from '../../../shared/contract/api/answers/figures-grid.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { isMonth } from '../../../shared/periods/span.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { type Condition, runOfMonth, runsMeta } from '../answers/meta.ts'
import { jsonAnswer } from '../answers/respond.ts'
import { metaBeside } from '../answers/summary-meta.ts'
import type { Action } from '../perform.ts'
import { figuresIn } from './grid-figures.ts'
import { type GridMonth, readMonths } from './grid-month.ts'
import { gridOf, Reasons } from './grid-of.ts'
import { gridQuestion } from './grid-question.ts'
import { unitOf } from './measures-asked.ts'
import { isPlatform } from './platform-word.ts'

export const queryFigures: Action<'queryFigures'> = async (call) => {
  const question = gridQuestion(call.request, call.services.configuration.FISCAL_YEAR_FIRST_MONTH)
  const tenants = new Set(question.grids.flatMap((grid) => grid.tenants))
  requireSecondFactor(call, [...tenants].some(isPlatform) ? Number.POSITIVE_INFINITY : tenants.size)

  const read = await readMonths(call, question)
  const answered = [...read.months.values()].filter((month): month is GridMonth => !isReason(month))
  const summaries = [...read.summaries.values()]
  const ofSummaries = summaries.flatMap(({ summary: { view } }) => (isReason(view) ? [] : view.record.runId))
  call.facts.runIds = [...answered.map(({ view }) => view.record.runId), ...ofSummaries]
  const spans = new Map(question.grids.flatMap((grid) => grid.spans.map((span) => [span.id, span])))
  const figuresOf = new Map([...spans].map(([id, span]) => [id, figuresIn(span, read, call.sight)]))
  const reasons = new Reasons()
  const grids = question.grids.map((grid) => gridOf(grid, figuresOf, reasons))
  const measures = new Map(question.grids.flatMap((grid) => grid.measures.map((each) => [each.id, each])))
  const head = {
    currency: 'USD' as const,
    measures: [...measures.values()].map(unitOf),
    runs: Object.fromEntries(answered.map((month) => [month.view.record.period, answeredRun(month)])),
    spans: Object.fromEntries(
      [...spans.values()].filter((span) => !isMonth(span)).map(({ id, months }) => [id, [...months]]),
    ),
  }
  const [only] = grids
  const data: FiguresGrid | FiguresGrids =
    call.request.grids === undefined && only !== undefined
      ? { ...head, ...only, reasons: reasons.list }
      : { ...head, grids, reasons: reasons.list }
  const views = answered.map(({ view }) => view)
  const ofRuns = runsMeta(views, worst(answered, answered.length < read.months.size))
  const meta = metaOfBasis(ofRuns, call.request, views)
  return jsonAnswer({ data, meta: metaBeside(meta, summaries) })
}

function answeredRun({ view, condition: { quality } }: GridMonth): FiguresGrid['runs'][string] {
  return { ...runOfMonth(view), quality }
}

/** Stale before partial, as of one month: what is partial shows in what limits it, and in the reasons of its cells. */
function worst(months: readonly GridMonth[], someUnanswered: boolean): Condition {
  const qualities = months.map(({ condition }) => condition.quality)
  const limitedSources = [...new Set(months.flatMap(({ condition }) => condition.limitedSources))]
  if (qualities.includes('stale')) return { quality: 'stale', limitedSources }
  const isPartial = someUnanswered || qualities.includes('partial')
  return { quality: isPartial ? 'partial' : 'complete', limitedSources }
}
