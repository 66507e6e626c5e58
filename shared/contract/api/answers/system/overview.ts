// GET /system/overview: the platform at a glance, from published summaries and runs alone.
import * as z from 'zod'
import { cents } from '../common.ts'
import { band, dollarsRange, missingFields, timeframe, trendWord } from './common.ts'

export const overviewAnswer = z.object({
  timeframe,
  system_health: z.object({
    overall_status: z.enum(['healthy', 'degraded']).nullable().meta({
      description: 'How the newest summary found the system itself: its runs and its sources.',
    }),
    health_score: z.number().nullable().meta({ description: '0 to 100, of the newest summary.' }),
    uptime: z.null().meta({ description: 'Uptime of the mail platform is not measured here.' }),
    active_incidents: z
      .int()
      .nullable()
      .meta({ description: 'Open alerts of severity Critical of the whole platform, now.' }),
  }),
  tenant_metrics: z.object({
    month: z.string().nullable().meta({ description: 'The month whose cost run counts them.' }),
    total_tenants: z.int().nullable().meta({
      description:
        'Rows of the run: every tenant that is not deleted, and deleted ones that carry cost or revenue.',
    }),
    active_tenants: z.int().nullable(),
    new_tenants_30d: z.int().nullable().meta({
      description: 'New tenants of that month: figures are monthly, and the month stands for 30 days.',
    }),
  }),
  deliverability: z.object({
    overall_delivery_rate: band,
    delivery_rate: z
      .number()
      .nullable()
      .meta({ description: 'A fraction: emails not bounced of emails tracked.' }),
    issues_monitored: z.int().nullable().meta({
      description: 'Incidents that delivery outcome events report: bounced, spam and blocked, added.',
    }),
  }),
  operations: z.object({
    backbone_health: z
      .enum(['healthy', 'degraded'])
      .nullable()
      .meta({ description: 'Healthy while more than 85 % of the IPs on paid VPS are in service.' }),
    in_service_ips_percent: z.number().nullable(),
    api_response_time: z.null(),
    queue_processing: z.null(),
  }),
  business_metrics: z.object({
    monthly_revenue: trendWord.nullable(),
    revenue_cents: cents,
    total_cost_cents: cents,
    cost_complete: z
      .boolean()
      .meta({ description: 'False while some cost is unknown: the cost is then a lower bound.' }),
    gross_margin_pct: z.number().nullable(),
    cost_optimization_opportunities: z.int().nullable().meta({
      description:
        'That the newest summary found. Null where it found none and could not look at everything.',
    }),
    savings: dollarsRange.meta({ description: 'A month, of the newest summary; each resource counts once.' }),
  }),
  missing: missingFields,
})
export type OverviewAnswer = z.infer<typeof overviewAnswer>
