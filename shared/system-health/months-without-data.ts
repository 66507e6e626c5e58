// Months of the last twelve without a cost run or without delivery rows, between months that have them: a gap, and not a start.
import type { SystemHealth } from '../contract/summary/summary-figures.ts'
import type { SummaryInputs } from '../summaries/summary-inputs.ts'

export const COST_RUNS = 'cost_runs'
export const DELIVERY_ROWS = 'deliverability_daily_summary'

/** By source, then month. */
export function monthsWithoutData({
  costHistory,
  deliverability,
}: Pick<SummaryInputs, 'costHistory' | 'deliverability'>): SystemHealth['monthsWithoutData'] {
  const delivered = new Set(deliverability.flatMap(({ month, days }) => (days > 0 ? month : [])))
  return [
    ...gapsOf(
      COST_RUNS,
      costHistory.map(({ period, tenants }) => ({ period, hasData: tenants !== null })),
    ),
    ...gapsOf(
      DELIVERY_ROWS,
      costHistory.map(({ period }) => ({ period, hasData: delivered.has(period) })),
    ),
  ]
}

function gapsOf(
  source: string,
  months: readonly { readonly period: string; readonly hasData: boolean }[],
): SystemHealth['monthsWithoutData'] {
  const first = months.findIndex(({ hasData }) => hasData)
  const last = months.findLastIndex(({ hasData }) => hasData)
  return months
    .slice(first + 1, Math.max(last, 0))
    .filter(({ hasData }) => !hasData)
    .map(({ period }) => ({ period, source }))
}
