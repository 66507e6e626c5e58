// The alerts of a monthly or quarterly review beside those that its summary publishes: each rule with its condition.
import type { StrategicAlert } from '../../contract/summary/alert.ts'
import { ALERT_RULES, alertOf, type Seen } from '../alert-rules.ts'
import { cycleOf } from '../lifecycle/look.ts'
import { bySeverity } from '../severity-order.ts'
import type { StandingRuleName } from '../standing-rules.ts'
import { benchmarksUpdated, costOpportunities, vendorsAboveBenchmark } from './cost-reviews.ts'
import { decisionReviewsDue, decisionReviewsOverdue } from './decision-reviews.ts'
import { othersOverBudget, tenantsOverBudget } from './over-budget.ts'
import { optimizationOutcome, planningInsight, vendorReview } from './quarterly-reviews.ts'
import type { StandingFacts } from './standing-facts.ts'
import { risingBounceRates, riskPatterns } from './tenant-patterns.ts'

const CONDITIONS: Record<StandingRuleName, (facts: StandingFacts) => Seen[]> = {
  deliverability_trend: risingBounceRates,
  cost_opportunities: costOpportunities,
  decision_review_overdue: decisionReviewsOverdue,
  decision_review_due: decisionReviewsDue,
  vendor_above_benchmark: vendorsAboveBenchmark,
  benchmarks_updated: benchmarksUpdated,
  tenant_over_budget: tenantsOverBudget,
  over_budget: othersOverBudget,
  risk_pattern: riskPatterns,
  optimization_outcome: optimizationOutcome,
  planning_insight: planningInsight,
  vendor_review: vendorReview,
}

/** Those of the summary's own cycle: a month's monthly ones, a quarter's quarterly ones. Critical first, then by id. */
export function findStandingAlerts(facts: StandingFacts): StrategicAlert[] {
  const cycle = cycleOf(facts.summary.period)
  return (Object.keys(CONDITIONS) as StandingRuleName[])
    .filter((rule) => ALERT_RULES[rule].cycle === cycle)
    .flatMap((rule) => CONDITIONS[rule](facts).map((seen) => alertOf(rule, seen)))
    .sort(bySeverity)
}
