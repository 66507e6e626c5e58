// Where cost, revenue and deliverability go, over three windows of months (figure book, section 7).
import { TREND_MONTHS, type TrendMeasure } from '../../contract/summary/trend.ts'
import { inSummaries, type Measure } from '../measure.ts'

/** What a trend is drawn of, with its label and what an unknown cost makes of it. */
const DRAWN: readonly (readonly [TrendMeasure, string, Measure['whenCostIncomplete']])[] = [
  ['total_cost', 'Total cost', 'provisional'],
  ['revenue', 'Billed revenue', null],
  ['bounce_rate', 'Bounce rate', null],
  ['estimated_revenue_loss', 'Estimated revenue loss', null],
]

export const TREND_MEASURES: readonly Measure[] = inSummaries(
  DRAWN.flatMap(([measure, label, whenCostIncomplete]) =>
    TREND_MONTHS.map((months) => ({
      id: `${measure}_trend_${months}m`,
      label: `${label} trend, ${months} months`,
      unit: 'category' as const,
      direction: 'neutral' as const,
      calculation: `${label} over the ${months} months to the period's end: Theil-Sen slope times points less one, held against the median; beyond 5 % increasing, beyond -5 % decreasing, else stable; insufficient_data under 3 points.`,
      source: '003; figure book 7',
      approximate: true,
      scope: 'both' as const,
      inSummary: { trend: measure, months },
      whenCostIncomplete,
      computedFrom: [],
    })),
  ),
)
