// What only several months tell of a tenant: bounces that keep rising, and risk that comes back.
import { groupedNumber } from '../../ranges/grouped-numbers.ts'
import type { Seen } from '../alert-rules.ts'
import type { MonthAtRisk, StandingFacts } from './standing-facts.ts'

const TREND_MONTHS = 6
const FEWEST_MONTHS = 2

export function risingBounceRates({ summary }: StandingFacts): Seen[] {
  return summary.tenants.flatMap(({ figures: { tenantId, tenantName, trends } }) => {
    const trend = trends.find(({ measure, months }) => measure === 'bounce_rate' && months === TREND_MONTHS)
    if (trend?.direction !== 'increasing') return []
    const by =
      trend.changePercent === null ? '' : `, by ${groupedNumber(trend.changePercent)} % of its median`
    return {
      subject: tenantId,
      tenantId,
      title: `${tenantName ?? tenantId}: bounce rate is rising`,
      detail: `Over the last ${TREND_MONTHS} months its bounce rate goes up${by}.`,
    }
  })
}

/** At risk in two or more months of the quarter. */
export function riskPatterns({ summary, monthsAtRisk }: StandingFacts): Seen[] {
  const months = monthsAtRisk ?? []
  return summary.tenants.flatMap(({ figures: { tenantId, tenantName } }) => {
    const atRisk = months.filter((month) => wasAtRisk(month, tenantId)).map(({ period }) => period)
    if (atRisk.length < FEWEST_MONTHS) return []
    return {
      subject: tenantId,
      tenantId,
      title: `${tenantName ?? tenantId}: risk that comes back`,
      detail: `In ${atRisk.length} of ${months.length} months its modeled revenue at risk was critical, or its bounce rate over 5 %: ${atRisk.join(', ')}.`,
    }
  })
}

function wasAtRisk({ tenants }: MonthAtRisk, id: string): boolean {
  const seen = tenants.find(({ tenantId }) => tenantId === id)
  if (seen === undefined) return false
  return (
    seen.revenueHealth === 'Critical Action Required' ||
    seen.deliverabilityRisk === 'critical_action_required' ||
    seen.deliverabilityRisk === 'monitoring_needed'
  )
}
