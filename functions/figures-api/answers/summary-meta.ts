// What an answer says of the strategic summaries beside it: which they are, how good, and of what sources.
import type { Meta, SummaryOfPeriod } from '../../../shared/contract/api/envelope.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import type { AnsweredSummary } from '../reading/beside-summary.ts'
import type { Condition, Quality } from './meta.ts'

/** A summary that was asked for, and whose figures of it are answered. */
export interface SeenSummary {
  readonly summary: AnsweredSummary
  readonly seen: readonly SummarySubject[]
}

/** What limits an answer where a summary is not there. */
const SUMMARY = 'strategic summary'

/** The meta of an answer with summaries beside its runs: as good as the worst of them. */
export function metaBeside(meta: Meta, summaries: readonly SeenSummary[]): Meta {
  if (summaries.length === 0) return meta
  const { quality, limitedSources } = conditionBeside(
    { quality: meta.data_quality, limitedSources: meta.data_sources_limited },
    summaries,
  )
  const answered = summaries.flatMap((each) => summaryOfPeriod(each))
  return {
    ...meta,
    data_quality: quality,
    data_sources_limited: [...limitedSources],
    summaries: Object.fromEntries(answered),
  }
}

export function conditionBeside(condition: Condition, summaries: readonly SeenSummary[]): Condition {
  const all = [condition, ...summaries.map(conditionOfSummary)]
  const qualities = all.map(({ quality }) => quality)
  return {
    quality: WORST_FIRST.find((quality) => qualities.includes(quality)) ?? 'complete',
    limitedSources: [...new Set(all.flatMap(({ limitedSources }) => limitedSources))],
  }
}

const WORST_FIRST: readonly Quality[] = ['stale', 'partial']

function conditionOfSummary({ summary: { view, stale }, seen }: SeenSummary): Condition {
  const limitedSources = isReason(view) ? [SUMMARY] : view.limitedSources(seen)
  const quality = stale ? 'stale' : limitedSources.length === 0 ? 'complete' : 'partial'
  return { quality, limitedSources }
}

function summaryOfPeriod(each: SeenSummary): [string, SummaryOfPeriod][] {
  const { period, view } = each.summary
  if (isReason(view)) return []
  const { record, sources } = view
  const { quality, limitedSources } = conditionOfSummary(each)
  const said = {
    run_id: record.runId,
    as_of: record.asOf,
    last_updated: record.publishedAt ?? null,
    method_id: `summary:${record.methodVersion}`,
    method_version: record.methodVersion,
    quality,
    data_sources_limited: [...limitedSources],
    sources: sources.map(({ name, rows, ageHours }) => ({ name, rows, age_hours: ageHours })),
  }
  return [[period, said]]
}
