// Opens the summaries that answer for a window through their fence, and says what an answer from them must say of itself.
import type { Operation } from '../../../shared/access/may-call.ts'
import type { ApiTimeframe } from '../../../shared/contract/api/answers/system/common.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { Direction, TrendMeasure } from '../../../shared/contract/summary/trend.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import type { PublishedPart } from '../../../shared/system/over-summaries.ts'
import { type SystemWindow, trendMonthsOf } from '../../../shared/system/windows.ts'
import { etagOf } from '../../figures-api/answers/etag.ts'
import { apiApproximation, plainMeta } from '../../figures-api/answers/meta.ts'
import { metaBeside } from '../../figures-api/answers/summary-meta.ts'
import type { Call } from '../../figures-api/perform.ts'
import { type AnsweredSummary, openSummariesOf } from '../../figures-api/reading/beside-summary.ts'
import { EXPIRED } from '../../figures-api/reading/choose-named-run.ts'
import { NO_SUMMARY } from '../../figures-api/reading/choose-summaries.ts'
import { type OutdatedCostRun, outdatedCostRuns } from '../../figures-api/reading/current-cost-runs.ts'
import { noSummary } from '../../figures-api/reading/open-summary.ts'
import type { SummaryView } from '../../figures-api/reading/summary-view.ts'
import type { SystemServices } from '../services.ts'
import type { ChosenWindow } from './choose-window.ts'
import { COST_RUN } from './cost-run.ts'

export interface OpenedWindow<Newest = SummaryView> {
  readonly timeframe: ApiTimeframe
  /** Of each month, or of the quarter, oldest first; a view is a reason where there is no summary. */
  readonly summaries: readonly AnsweredSummary[]
  /** Scores, words and lists are those of the newest. */
  readonly newest: Newest
  readonly costRuns: ChosenWindow['costRuns']
}

/** @param beside whatever else decides the answer */
export function tagOfWindow<Name extends Operation>(
  { sight, operation, request }: Call<Name, SystemServices>,
  { tag, timeframe }: ChosenWindow,
  ...beside: readonly unknown[]
): string {
  return etagOf(sight, operation, request, timeframe.label, tag, beside)
}

/** @throws ApiError PARTIAL_DATA_UNAVAILABLE when the newest of them has expired */
export async function openWindow<Name extends Operation>(
  { spans, chosen, costRuns, question, timeframe }: ChosenWindow,
  { sight, services, facts }: Call<Name, SystemServices>,
): Promise<OpenedWindow> {
  facts.runIds = spans.flatMap(({ id }) => {
    const run = chosen.get(id)
    return run === undefined || isReason(run) ? [] : run.runId
  })
  const asked = new Map(
    spans.flatMap(({ id }) => {
      const run = chosen.get(id)
      return run === undefined ? [] : [[id, run] as const]
    }),
  )
  const opened = await openSummariesOf(spans, asked, question, sight, services)
  const summaries = spans.flatMap(({ id }) => opened.get(id) ?? [])
  const last = timeframe.periods.at(-1) ?? ''
  const view = opened.get(last)?.view ?? EXPIRED
  if (isReason(view)) throw noSummary(last, view)
  return { timeframe, summaries, newest: view, costRuns }
}

/** As `openWindow`; where the window has no summary, the newest is the reason. */
export async function openWindowOrNone<Name extends Operation>(
  window: ChosenWindow,
  call: Call<Name, SystemServices>,
): Promise<OpenedWindow<KnownOrReason<SummaryView>>> {
  const { timeframe, spans, chosen, costRuns } = window
  if (timeframe.periods.length > 0) return openWindow(window, call)
  const summaries = spans.map(({ id }): AnsweredSummary => {
    const reason = chosen.get(id)
    return { period: id, view: isReason(reason) ? reason : NO_SUMMARY, stale: false }
  })
  const newest = summaries.at(-1)?.view ?? NO_SUMMARY
  return { timeframe, summaries, newest, costRuns }
}

/** What each summary of the window says of one subject. */
export async function partsOf(
  { summaries }: Pick<OpenedWindow, 'summaries'>,
  subjectIn: (view: SummaryView) => Promise<KnownOrReason<SummarySubject>>,
): Promise<PublishedPart[]> {
  return Promise.all(
    summaries.map(async ({ period, view }) => ({
      period,
      subject: isReason(view) ? view : await subjectIn(view),
    })),
  )
}

/** The published trend of the newest summary, over as many months as the window asks for. */
export function trendIn(
  subject: Pick<SummarySubject, 'trends'>,
  measure: TrendMeasure,
  window: SystemWindow,
): Direction {
  const months = trendMonthsOf(window)
  const trend = subject.trends.find((one) => one.measure === measure && one.months === months)
  return trend?.direction ?? 'insufficient_data'
}

/** @param parts whose figures are answered. @param limited sources beside the summaries that were not there */
export async function windowMeta(
  { summaries, newest, costRuns }: OpenedWindow<KnownOrReason<SummaryView>>,
  parts: readonly PublishedPart[],
  limited: readonly string[] = [],
): Promise<Meta> {
  const published = summaries.flatMap(({ view }) => (isReason(view) ? [] : (view.record.publishedAt ?? [])))
  const outdated = summaries.map((summary) => [summary.period, outdatedCostRuns(summary, costRuns)] as const)
  const staleRuns = outdated.flatMap(([, runs]) =>
    Object.keys(runs).map((month) => `stale ${COST_RUN} ${month}`),
  )
  const sources = [...limited, ...staleRuns]
  const seenIn = (period: string) =>
    parts.flatMap((part) => (part.period !== period || isReason(part.subject) ? [] : part.subject))
  const meta = metaBeside(
    {
      ...plainMeta(published.toSorted().at(-1) ?? null),
      data_source: 'strategic summary',
      data_quality: staleRuns.length > 0 ? 'stale' : sources.length > 0 ? 'partial' : 'complete',
      data_sources_limited: sources,
    },
    summaries.map((summary) => ({ summary, seen: seenIn(summary.period) })),
  )
  const named = { ...meta, summaries: withOutdated(meta.summaries ?? {}, outdated) }
  if (isReason(newest)) return named
  const approximation = await newest.approximation()
  return {
    ...named,
    approximation: apiApproximation({ approximation, record: newest.record }, meta.data_quality),
  }
}

/** A summary of a month that was allocated again since says which run it stands on, and which one answers now. */
function withOutdated(
  answered: NonNullable<Meta['summaries']>,
  outdated: readonly (readonly [string, Readonly<Record<string, OutdatedCostRun>>])[],
): NonNullable<Meta['summaries']> {
  const runsOf = new Map(outdated)
  return Object.fromEntries(
    Object.entries(answered).map(([period, said]) => {
      const runs = runsOf.get(period) ?? {}
      const isOutdated = Object.keys(runs).length > 0
      return [period, isOutdated ? { ...said, quality: 'stale', outdated_cost_runs: runs } : said]
    }),
  )
}
