// The properties of the seven business events, with the documents' names (003; 001, section 5.1): what is written is
// checked against these.
import * as z from 'zod'
import type { BusinessEventName } from './business-events.ts'

const common = {
  tenant_id: z.uuid(),
  /** The event's time, ISO 8601. */
  tracking_date: z.iso.datetime(),
}

const revenueProtectionTrend = z.strictObject({
  ...common,
  trend_category: z.string(),
  directional_signal: z.enum([
    'increasing_bounce_rate',
    'decreasing_bounce_rate',
    'stable_bounce_rate',
    'insufficient_data',
  ]),
  /** Dollars, `1000-5000`; absent while the loss is not known. */
  approximate_impact_range: z.string().optional(),
  strategic_context: z.string(),
  follow_up_action: z.string(),
  strategic_priority: z.enum(['low', 'medium', 'high']),
})

const costOptimizationTrend = z.strictObject({
  ...common,
  optimization_type: z.string(),
  /** Dollars a month, `500-2000`. */
  approximate_savings_range: z.string(),
  esp_vendor_context: z.string(),
  implementation_feasibility: z.string(),
  strategic_review_required: z.boolean(),
})

const strategicDecisionSummary = z.strictObject({
  ...common,
  decision_category: z.string(),
  decision_maker_level: z.string(),
  strategic_justification: z.string(),
  /** For example `25-50_percent_improvement`. */
  expected_outcome_range: z.string(),
  review_timeframe: z.string(),
  outcome_follow_up: z.string(),
})

const revenueImpact = z.strictObject({
  ...common,
  type: z.enum(['deliverability_issue', 'cost_overrun', 'optimization_success']),
  /** Dollars, never negative: `impact_type` has the sign. */
  impact_amount: z.number().nonnegative(),
  impact_type: z.enum(['positive', 'negative']),
  /** The month or quarter that it is about. */
  timeframe: z.string(),
  business_context: z.strictObject({
    /** Dollars; absent while nobody has said what a customer is worth. */
    customer_value: z.number().optional(),
    urgency_level: z.enum(['low', 'medium', 'high', 'critical']),
    action_required: z.string(),
  }),
})

const costOptimization = z.strictObject({
  ...common,
  optimization_type: z.string(),
  /** Dollars a month. */
  savings_amount: z.number().nonnegative(),
})

const efficiencyMetrics = z.strictObject({
  ...common,
  /** 0 to 100. */
  efficiency_score: z.number().min(0).max(100),
})

const strategicDecision = z.strictObject({
  ...common,
  decision_category: z.string(),
  decision_maker_level: z.string(),
})

export const EVENT_PROPERTIES = {
  revenue_protection_trend: revenueProtectionTrend,
  cost_optimization_trend: costOptimizationTrend,
  strategic_decision_summary: strategicDecisionSummary,
  revenue_impact: revenueImpact,
  cost_optimization: costOptimization,
  efficiency_metrics: efficiencyMetrics,
  strategic_decision: strategicDecision,
} as const satisfies Record<BusinessEventName, z.ZodType>

export type EventProperties<Name extends BusinessEventName> = z.infer<(typeof EVENT_PROPERTIES)[Name]>
