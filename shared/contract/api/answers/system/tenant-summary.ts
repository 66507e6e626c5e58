// GET /system/tenants/{tenantId}/summary: one tenant for those who may see it.
import * as z from 'zod'
import { cents } from '../common.ts'
import { band, boundedFields, missingFields, timeframe, trendWord } from './common.ts'

export const tenantSummaryAnswer = z.object({
  timeframe,
  tenant_profile: z.object({
    tenant_id: z.string(),
    name: z.string().nullable(),
    plan: z.string().nullable(),
    status: z.enum(['active', 'inactive']).nullable(),
  }),
  system_metrics: z.object({
    month: z.string().nullable().meta({ description: 'The month whose cost run counts the emails.' }),
    sent_30d: band.meta({
      description: 'Emails of that month in words: figures are monthly, and the month stands for 30 days.',
    }),
    emails_sent: z.int().nullable(),
    delivery_rate: band.meta({
      description: 'Of the window, in words: emails not bounced of emails tracked.',
    }),
  }),
  deliverability: z.object({
    rate_30d: z.number().nullable().meta({
      description:
        'Of the newest month of the window, which stands for 30 days: emails not bounced of emails tracked, a fraction.',
    }),
    delivery_rate: z.number().nullable().meta({ description: 'The same of the whole window.' }),
    bounce_rate: z.number().nullable().meta({ description: 'Of the window, a fraction.' }),
    reputation: z
      .string()
      .nullable()
      .meta({ description: 'The deliverability risk of the window, in words.' }),
  }),
  cost_analysis: z.object({
    monthly_cost: band.meta({ description: 'Dollars of the newest month, or quarter, of the window.' }),
    total_cost_cents: cents.meta({ description: 'Of the window.' }),
    cost_complete: z
      .boolean()
      .meta({ description: 'False while some cost is unknown: the cost is then a lower bound.' }),
    cost_trend: trendWord,
  }),
  system_alerts: z.object({
    active: z.int().nullable().meta({ description: 'Open alerts about the tenant that are yours, now.' }),
    recent_notifications: z.array(
      z.object({ id: z.string(), type: z.string(), priority: z.string(), context: z.string() }),
    ),
  }),
  bounds: boundedFields,
  missing: missingFields,
})
export type TenantSummaryAnswer = z.infer<typeof tenantSummaryAnswer>
