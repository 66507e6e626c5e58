// A strategic summary written by hand over given tenants, for whoever reads measures of summaries.
import type { Kpi, KpiId } from '../../../shared/contract/summary/kpi.ts'
import type { StrategicTenant } from '../../../shared/contract/summary/strategic-figures.ts'
import type { SummaryFigures, TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import type { Direction, Trend, TrendMeasure, TrendMonths } from '../../../shared/contract/summary/trend.ts'
import { summaryOf } from '../stores/summaries/sample-summaries.ts'

const NO_RANGE = { lowCents: 0, highCents: 0, words: null }

/** @param tenants by id, what each has otherwise than the sample */
export function summaryOver(
  tenants: Readonly<Record<string, Partial<StrategicTenant>>>,
  change: Partial<SummaryFigures> = {},
): SummaryFigures {
  const sample = summaryOf(1_000, {}, 1)
  const [of] = sample.tenants
  if (of === undefined) throw new Error('The sample has a tenant.')
  const summaries = Object.entries(tenants).map(
    ([tenantId, figures]): TenantSummary => ({
      ...of,
      figures: { ...of.figures, savings: NO_RANGE, ...figures, tenantId },
    }),
  )
  return {
    ...sample,
    savings: { ...sample.savings, savings: NO_RANGE },
    tenants: summaries.sort((a, b) => (a.figures.tenantId < b.figures.tenantId ? -1 : 1)),
    ...change,
  }
}

export function trendOf(measure: TrendMeasure, months: TrendMonths, direction: Direction): Trend {
  return { measure, months, direction, changePercent: null, missing: null, points: [] }
}

export function kpiOf(id: KpiId, value: number | null): Kpi {
  const missing = value === null ? { code: 'not_recorded', message: 'It is not recorded yet.' } : null
  const words = { label: id, unit: 'percent', target: 'above 95 %', calculation: 'By hand.' } as const
  return { id, ...words, value, met: value === null ? null : true, missing }
}
