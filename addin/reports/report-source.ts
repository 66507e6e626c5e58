// What the figures of a report came from: the cost runs of its months, or the strategic summary of its period.
import type { RunOfMonth } from '../../shared/contract/api/answers/common.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import type { ReportSource } from './report-document.ts'

/** What every answer from cost runs says of them. */
export interface OfRuns {
  readonly as_of: string
  readonly method_id: string
  readonly runs: Readonly<Record<string, RunOfMonth>>
}

export function sourceOfRuns({ as_of: asOf, method_id: methodId, runs }: OfRuns, meta: Meta): ReportSource {
  const months = Object.keys(runs).sort()
  const restatedMonths = months.filter((month) => meta.basis?.months[month] === 'restated')
  return {
    runIds: Object.fromEntries(months.map((month) => [month, runs[month]?.run_id ?? ''])),
    methodId,
    methodVersion: meta.approximation?.method_version ?? '',
    quality: meta.data_quality,
    asOf,
    lastUpdated: meta.last_updated,
    basis: meta.basis?.asked ?? null,
    ...(restatedMonths.length > 0 && { restatedMonths }),
  }
}

/** What every answer from a summary says of it. */
export interface OfSummary {
  readonly period: string
  readonly as_of: string
  readonly summary_run_id: string
}

export function sourceOfSummary(
  { period, as_of: asOf, summary_run_id: runId }: OfSummary,
  meta: Meta,
): ReportSource {
  const said = meta.summaries?.[period] ?? meta.approximation
  return {
    runIds: { [period]: runId },
    methodId: said?.method_id ?? '',
    methodVersion: said?.method_version ?? '',
    quality: meta.data_quality,
    asOf,
    lastUpdated: meta.summaries?.[period]?.last_updated ?? meta.last_updated,
    basis: null,
  }
}
