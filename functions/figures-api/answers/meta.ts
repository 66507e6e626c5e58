// What an answer says of itself: where it comes from, how good it is, and what a model must say beside every figure.
import type { RunOfMonth } from '../../../shared/contract/api/answers/common.ts'
import type { ApiApproximation, Meta } from '../../../shared/contract/api/envelope.ts'
import type { TenantFigures } from '../../../shared/contract/run-figures.ts'
import type { RunView } from '../reading/run-view.ts'
import type { SeenApproximation } from '../reading/seen-approximation.ts'

const DATA_SOURCE = 'published run'

export type Quality = Meta['data_quality']

/** How good an answer is, and what limits it. */
export interface Condition {
  readonly quality: Quality
  readonly limitedSources: readonly string[]
}

/** Of the rows that are answered: partial where a source is missing or a cost behind them is unknown. */
export function conditionOf(
  view: Pick<RunView, 'limitedSources'>,
  rows: Iterable<TenantFigures>,
  stale: boolean,
): Condition {
  const limitedSources = view.limitedSources(rows)
  const quality = stale ? 'stale' : limitedSources.length === 0 ? 'complete' : 'partial'
  return { quality, limitedSources }
}

/** A run that an answer comes from, under its month. */
export function runOfMonth({ record, approximation }: RunView): RunOfMonth {
  return {
    run_id: record.runId,
    as_of: record.asOf,
    last_updated: record.publishedAt ?? null,
    method_id: approximation.methodId,
  }
}

/** For an answer from one run. */
export function runMeta(view: RunView, { quality, limitedSources }: Condition): Meta {
  return {
    data_source: DATA_SOURCE,
    data_quality: quality,
    data_sources_limited: [...limitedSources],
    last_updated: view.record.publishedAt ?? null,
    run_id: view.record.runId,
    approximation: apiApproximation(view, quality),
  }
}

/** For an answer from several runs, none first: the approximation is that of the newest month's. */
export function runsMeta(views: readonly RunView[], condition: Condition): Meta {
  const [newest] = views.toSorted((a, b) => (a.record.period < b.record.period ? 1 : -1))
  if (newest === undefined)
    return { ...plainMeta(), data_source: DATA_SOURCE, data_quality: condition.quality }
  const published = views.flatMap(({ record }) => record.publishedAt ?? []).sort()
  return {
    ...runMeta(newest, condition),
    last_updated: published.at(-1) ?? null,
    run_id: views.length === 1 ? newest.record.runId : null,
  }
}

/** For an answer that no run stands behind. */
export function plainMeta(lastUpdated: string | null = null): Meta {
  return {
    data_source: 'catalogue',
    data_quality: 'complete',
    data_sources_limited: [],
    last_updated: lastUpdated,
    run_id: null,
    approximation: null,
  }
}

export function apiApproximation(
  {
    approximation,
    record,
  }: { readonly approximation: SeenApproximation; readonly record: Pick<RunView['record'], 'asOf'> },
  quality: Quality,
): ApiApproximation {
  return {
    statements: [...approximation.statements],
    method_id: approximation.methodId,
    method_version: approximation.methodVersion,
    method_text: approximation.methodText,
    as_of: record.asOf,
    quality,
    invoice_comparison: approximation.invoiceComparison,
    sources: approximation.sources.map(({ name, rows, ageHours }) => ({ name, rows, age_hours: ageHours })),
  }
}
