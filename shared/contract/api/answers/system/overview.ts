// GET /system/overview: the platform at a glance, from published summaries and runs alone.
import * as z from 'zod'
import { cents } from '../common.ts'
import { band, dollarsRange, missingFields, timeframe, trendWord } from './common.ts'

export const overviewAnswer = z.object({
  timeframe,
  system_health: z.object({
    overall_status: z.enum(['healthy', 'degraded']).nullable(),
    health_score: z.number().nullable(),
    uptime: z.null().meta({ description: 'Uptime of the mail platform is not measured here.' }),
    active_incidents: z.int().nullable().meta({ description: 'Open alerts of severity Critical.' }),
  }),
  tenant_metrics: z.object({
    total_tenants: z.int().nullable(),
    active_tenants: z.int().nullable(),
    new_tenants_30d: z.int().nullable(),
  }),
  deliverability: z.object({
    overall_delivery_rate: band,
    delivery_rate: z
      .number()
      .nullable()
      .meta({ description: 'A fraction: emails not bounced of emails tracked.' }),
    issues_monitored: z.int().nullable(),
  }),
  operations: z.object({
    backbone_health: z.enum(['healthy', 'degraded']).nullable(),
    in_service_ips_percent: z.number().nullable(),
    api_response_time: z.null(),
    queue_processing: z.null(),
  }),
  business_metrics: z.object({
    monthly_revenue: trendWord.nullable(),
    revenue_cents: cents,
    total_cost_cents: cents,
    gross_margin_pct: z.number().nullable(),
    cost_optimization_opportunities: z.int().nullable(),
    savings: dollarsRange,
  }),
  missing: missingFields,
})
export type OverviewAnswer = z.infer<typeof overviewAnswer>
