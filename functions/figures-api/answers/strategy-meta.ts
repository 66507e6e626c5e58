// What an answer from a strategic summary alone says of itself.
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import type { OpenedSummary } from '../reading/open-summary.ts'
import { apiApproximation, plainMeta } from './meta.ts'
import { metaBeside } from './summary-meta.ts'

/** @param seen whose figures are answered */
export async function strategyMeta(
  { view, stale }: Pick<OpenedSummary, 'view' | 'stale'>,
  seen: readonly SummarySubject[],
): Promise<Meta> {
  const { record } = view
  const of = { ...plainMeta(record.publishedAt ?? null), data_source: 'strategic summary' }
  const meta = metaBeside(of, [{ summary: { period: record.period, view, stale }, seen }])
  const approximation = await view.approximation()
  return { ...meta, approximation: apiApproximation({ approximation, record }, meta.data_quality) }
}
