// A trend as a sentence for people.

import type { Trend, TrendMeasure, TrendMonths } from '../../contract/summary/trend.ts'
import { groupedNumber } from '../../ranges/grouped-numbers.ts'

const LABELS: Readonly<Record<TrendMeasure, string>> = {
  total_cost: 'Total cost (modeled)',
  revenue: 'Billed revenue',
  bounce_rate: 'Bounce rate',
  estimated_revenue_loss: 'Estimated revenue loss (modeled)',
}

/** Null without enough data to say anything. */
export function trendWords({ measure, months, direction, changePercent }: Trend): string | null {
  if (direction === 'insufficient_data') return null
  const change = changePercent === null ? '' : ` (${signed(changePercent)} %)`
  return `${LABELS[measure]}: ${direction} over ${months} months${change}.`
}

export function trendOf(
  trends: readonly Trend[],
  measure: TrendMeasure,
  months: TrendMonths,
): Trend | undefined {
  return trends.find((trend) => trend.measure === measure && trend.months === months)
}

function signed(percent: number): string {
  return percent > 0 ? `+${groupedNumber(percent)}` : groupedNumber(percent)
}
