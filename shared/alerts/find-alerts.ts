// Every alert of a summary: each rule with its condition, in the order of severity.
import type { StrategicAlert } from '../contract/summary/alert.ts'
import type { AlertFacts } from './alert-facts.ts'
import { alertOf, type Seen } from './alert-rules.ts'
import { burnedIpAlerts, idleVpsAlerts, priceRiseAlerts } from './resource-alerts.ts'
import { bySeverity } from './severity-order.ts'
import type { SummaryRuleName } from './summary-rules.ts'
import { monthWithoutDataAlerts, sourceLimitedAlerts, sourceStaleAlerts } from './system-alerts.ts'
import {
  badDeliverabilityAlerts,
  bounceRateAlerts,
  costAboveListPriceAlerts,
  revenueAtRiskAlerts,
} from './tenant-alerts.ts'

const CONDITIONS: Record<SummaryRuleName, (facts: AlertFacts) => Seen[]> = {
  bounce_rate_critical: (facts) => bounceRateAlerts(facts, 'critical_action_required'),
  bounce_rate_elevated: (facts) => bounceRateAlerts(facts, 'monitoring_needed'),
  revenue_at_risk: revenueAtRiskAlerts,
  cost_above_list_price: costAboveListPriceAlerts,
  price_rise: priceRiseAlerts,
  burned_ips: burnedIpAlerts,
  idle_vps: idleVpsAlerts,
  month_without_data: monthWithoutDataAlerts,
  bad_deliverability_data: badDeliverabilityAlerts,
  source_limited: sourceLimitedAlerts,
  source_stale: sourceStaleAlerts,
}

/** Critical first, then High, then Info; by id within. An alert's id is `rule:subject` and stays while its condition holds. */
export function findAlerts(facts: AlertFacts): StrategicAlert[] {
  return (Object.keys(CONDITIONS) as SummaryRuleName[])
    .flatMap((rule) => CONDITIONS[rule](facts).map((seen) => alertOf(rule, seen)))
    .sort(bySeverity)
}
