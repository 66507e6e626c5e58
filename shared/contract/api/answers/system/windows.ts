// Revenue protection, cost optimization, planning, the summary of intelligence, and benchmarks, over a window.
import * as z from 'zod'
import { SEVERITIES } from '../../../../alerts/severity-order.ts'
import { BENCHMARK_VERDICTS } from '../../../../system/market-position.ts'
import { REVENUE_RISK_LEVELS } from '../../../../system/risk-words.ts'
import { OPPORTUNITY_KINDS } from '../../../summary/opportunity.ts'
import { cents, instant, reason } from '../common.ts'
import {
  dollarsRange,
  missingFields,
  opportunityOf,
  statementsBeside,
  timeframe,
  trendWord,
} from './common.ts'

export const revenueProtectionAnswer = z.object({
  timeframe,
  revenue_risk_level: z.enum(REVENUE_RISK_LEVELS).nullable().meta({
    description: 'From the risk score: below 0.05 low, below 0.10 moderate, below 0.20 high, else critical.',
  }),
  revenue_risk_score: z
    .number()
    .nullable()
    .meta({ description: 'Estimated loss of the window divided by its billed revenue.' }),
  protection_score: z
    .number()
    .nullable()
    .meta({ description: '0 to 100: the revenue part of the health score of the newest summary.' }),
  estimated_revenue_loss_cents: cents.meta({ description: 'Modeled from bounces and complaints.' }),
  impact: dollarsRange.meta({
    description: 'High: the whole estimated loss. Low: what is left of it if the assumed share is protected.',
  }),
  business_insights: z
    .array(
      z.object({
        tenant_id: z.string(),
        tenant_name: z.string().nullable(),
        concern: z.string(),
        severity: z.enum(SEVERITIES),
        impact_range: dollarsRange,
      }),
    )
    .meta({
      description:
        'Tenants that the newest summary raised revenue or deliverability concerns about, the gravest first.',
    }),
  more_insights: z.int().meta({ description: 'Concerns beyond those listed.' }),
  recommendations: z.array(z.string()),
  methodology: z.string().meta({ description: 'How the risk is modeled, in sentences.' }),
  missing: missingFields,
})
export type RevenueProtectionAnswer = z.infer<typeof revenueProtectionAnswer>

export const costOptimizationAnswer = z.object({
  timeframe,
  cost_range: dollarsRange.meta({
    description:
      'Known cost of the window; the same at both ends where all of it is known, without a high end where not.',
  }),
  savings: dollarsRange.meta({
    description:
      'Of those whose `gain` is `cost`: a month, of the newest summary; each resource counts once.',
  }),
  opportunity_counts: z
    .object({
      cost: z.int().nullable().meta({
        description:
          'Save cost: the `cost_optimization_opportunities` of the overview, and what `savings` is of.',
      }),
      price: z.int().nullable().meta({
        description:
          'Another price or plan would earn: the `price_adjustment_opportunities` of the overview, never added to `savings`.',
      }),
      none: z.int().nullable().meta({ description: 'Without a claim in dollars, such as an uneven load.' }),
    })
    .meta({
      description: 'All that the newest summary found, by `gain`: the listed ones and those beyond.',
    }),
  optimization_opportunities: z
    .array(
      z.object({
        id: z.string(),
        type: z.enum(OPPORTUNITY_KINDS),
        title: z.string(),
        gain: z.enum(['cost', 'price', 'none']),
        savings_range: dollarsRange,
        confidence: z.enum(['high', 'medium', 'low']),
        missing: reason.nullable(),
      }),
    )
    .meta({
      description:
        'Of the newest summary and of every `gain`, by rank: suggestions with a range a month, never promises.',
    }),
  more_opportunities: z.int().nullable().meta({
    description:
      'Opportunities beyond those listed, of every `gain`; listOpportunities has all. Null where none was found and not everything could be looked at.',
  }),
  insights: z.object({
    cost_trend: trendWord,
    vendor_performance: z
      .array(
        z.object({
          vendor: z.string(),
          cost_cents: cents,
          emails_delivered: z.int().nullable(),
          cost_per_thousand_delivered: z.number().nullable().meta({ description: 'Dollars.' }),
          bounce_rate: z.number().nullable(),
          complaint_rate: z.number().nullable(),
          missing: reason.nullable(),
        }),
      )
      .meta({ description: 'Of the last month.' }),
    vendor_note: z.string().meta({ description: 'Says so where there is nothing to compare.' }),
  }),
  missing: missingFields,
})
export type CostOptimizationAnswer = z.infer<typeof costOptimizationAnswer>

export const intelligenceAnswer = z.object({
  timeframe,
  alerts: z.object({
    high_priority: z.int().nullable().meta({ description: 'Critical and High, open and of the caller.' }),
    medium_priority: z.int().nullable().meta({ description: 'Info.' }),
    total: z.int().nullable(),
  }),
  trends: z.object({
    system_performance: trendWord.nullable().meta({
      description: 'Of the bounce rate: decreasing is better.',
    }),
    cost_optimization: trendWord.nullable().meta({ description: 'Of total cost: decreasing is better.' }),
    business_metrics: trendWord.nullable().meta({ description: 'Of billed revenue: increasing is better.' }),
  }),
  missing: missingFields,
})
export type IntelligenceAnswer = z.infer<typeof intelligenceAnswer>

export const planningAnswer = z.object({
  timeframe,
  business_initiatives: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      opportunity: opportunityOf.meta({
        description:
          'Where it came from, and the summary that published its range; null for an idea of its own.',
      }),
      status: z.string(),
      progress: z.number().nullable().meta({ description: 'Milestones done of all, in percent.' }),
      impact: dollarsRange.meta({ description: 'What it is expected to save a month.' }),
    }),
  ),
  business_decisions: z.object({
    recent_decisions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        category: z.string(),
        status: z.string(),
        decided_at: instant.nullable(),
      }),
    ),
    pending_reviews: z
      .int()
      .nullable()
      .meta({ description: 'Approved decisions whose day of review has come.' }),
    decision_velocity: z.number().nullable().meta({ description: 'Median hours from proposed to decided.' }),
  }),
  competitive_analysis: z.object({
    market_position: z.string().nullable(),
    opportunities: z.array(z.string()).meta({
      description:
        'Public prices below our own cost, a sentence each; not the savings opportunities of `cost-optimization`.',
    }),
  }),
  modeled: statementsBeside('an opportunity'),
  missing: missingFields,
})
export type PlanningAnswer = z.infer<typeof planningAnswer>

export const benchmarksAnswer = z.object({
  timeframe,
  unit: z.literal('dollars per thousand emails'),
  ours: z
    .number()
    .nullable()
    .meta({ description: 'Modeled: the known cost of the last month by its delivered emails.' }),
  benchmarks: z
    .array(
      z.object({
        provider: z.string(),
        plan: z.string(),
        benchmark: z.number().meta({ description: 'From the public price and the emails that it includes.' }),
        monthly_price_cents: z.int(),
        included_emails: z.int(),
        ours_over_theirs: z.number().nullable(),
        verdict: z.enum(BENCHMARK_VERDICTS).nullable(),
        source: z.string(),
        date: z.string(),
        age_days: z.int().meta({ description: 'From its date to `as_of`.' }),
      }),
    )
    .meta({ description: 'Lines of the list that Finance imported, as the newest summary held them.' }),
  missing: missingFields,
})
export type BenchmarksAnswer = z.infer<typeof benchmarksAnswer>
