// GET /system/overview: the platform at a glance, from published summaries and runs alone.
import * as z from 'zod'
import { cents } from '../common.ts'
import { band, boundedFields, dollarsRange, missingFields, timeframe, trendWord } from './common.ts'

export const overviewAnswer = z.object({
  timeframe,
  system_health: z.object({
    overall_status: z.enum(['healthy', 'degraded']).nullable().meta({
      description:
        'Degraded while a critical alert is open (`active_incidents`) or `runs_and_sources` are degraded; else healthy. Null where nobody knows which alerts are open and the rest is healthy.',
    }),
    runs_and_sources: z.enum(['healthy', 'degraded']).meta({
      description: 'How the newest summary found its own runs and sources; alerts do not count here.',
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
      description:
        'Incidents that delivery outcome events of the window report: bounced, spam and blocked, added. 0: such events were recorded, and none was an incident. Null where none was recorded, or a month of the window has none.',
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
        'Those that save cost (`gain` is `cost`), which the newest summary found: what `savings` is of, and what the monthly alert counts. Null where it found none and could not look at everything.',
    }),
    price_adjustment_opportunities: z.int().nullable().meta({
      description:
        'Tenants whose cost another price or plan would cover (`gain` is `price`): beside those above, never among them. Opportunities without a claim in dollars are in neither count.',
    }),
    savings: dollarsRange.meta({
      description: 'Of those that save cost: a month, of the newest summary; each resource counts once.',
    }),
  }),
  bounds: boundedFields,
  missing: missingFields,
})
export type OverviewAnswer = z.infer<typeof overviewAnswer>
