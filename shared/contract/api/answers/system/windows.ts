// Revenue protection, cost optimization, planning, the summary of intelligence, and benchmarks, over a window.
import * as z from 'zod'
import { cents, instant, reason } from '../common.ts'
import { dollarsRange, missingFields, timeframe, trendWord } from './common.ts'

export const revenueProtectionAnswer = z.object({
  timeframe,
  revenue_risk_level: z.enum(['low', 'moderate', 'high', 'critical']).nullable(),
  revenue_risk_score: z.number().nullable(),
  protection_score: z
    .number()
    .nullable()
    .meta({ description: '0 to 100: the revenue part of the health score.' }),
  estimated_revenue_loss_cents: cents.meta({ description: 'Modeled from bounces and complaints.' }),
  impact: dollarsRange,
  business_insights: z.array(
    z.object({
      tenant_id: z.string(),
      tenant_name: z.string().nullable(),
      concern: z.string(),
      impact_range: dollarsRange,
    }),
  ),
  recommendations: z.array(z.string()),
  methodology: z.string().meta({ description: 'How the risk is modeled, in sentences.' }),
  missing: missingFields,
})
export type RevenueProtectionAnswer = z.infer<typeof revenueProtectionAnswer>

export const costOptimizationAnswer = z.object({
  timeframe,
  cost_range: dollarsRange.meta({
    description: 'Known cost of the window; the same at both ends where all of it is known.',
  }),
  savings: dollarsRange,
  optimization_opportunities: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      title: z.string(),
      savings_range: dollarsRange,
      confidence: z.enum(['high', 'medium', 'low']),
    }),
  ),
  insights: z.object({
    cost_trend: trendWord,
    vendor_performance: z.array(
      z.object({
        vendor: z.string(),
        cost_cents: cents,
        benchmark_cents: cents,
        verdict: z.string().nullable(),
        missing: reason.nullable(),
      }),
    ),
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
    system_performance: trendWord,
    cost_optimization: trendWord,
    business_metrics: trendWord,
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
      status: z.string(),
      progress: z.number().nullable().meta({ description: 'Milestones done of all, in percent.' }),
      impact: dollarsRange,
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
    pending_reviews: z.int(),
    decision_velocity: z.number().nullable().meta({ description: 'Median hours from proposed to decided.' }),
  }),
  competitive_analysis: z.object({
    market_position: z.string().nullable(),
    opportunities: z.array(z.string()),
  }),
  missing: missingFields,
})
export type PlanningAnswer = z.infer<typeof planningAnswer>

export const benchmarksAnswer = z.object({
  timeframe,
  list_version: z
    .string()
    .nullable()
    .meta({ description: 'Of the benchmarks that Finance imported; null when none was.' }),
  list_imported_at: instant.nullable(),
  benchmarks: z.array(
    z.object({
      name: z.string(),
      ours: z.number().nullable(),
      benchmark: z.number().nullable(),
      unit: z.string(),
      verdict: z.string().nullable(),
      source: z.string().nullable(),
      missing: reason.nullable(),
    }),
  ),
  missing: missingFields,
})
export type BenchmarksAnswer = z.infer<typeof benchmarksAnswer>
