// GET /system/tenants/{tenantId}/summary: one tenant for those who may see it.
import * as z from 'zod'
import { cents } from '../common.ts'
import { band, missingFields, timeframe, trendWord } from './common.ts'

export const tenantSummaryAnswer = z.object({
  timeframe,
  tenant_profile: z.object({
    tenant_id: z.string(),
    name: z.string().nullable(),
    plan: z.string().nullable(),
    status: z.enum(['active', 'inactive']).nullable(),
  }),
  system_metrics: z.object({
    sent_30d: band,
    emails_sent: z.int().nullable(),
    delivery_rate: band,
  }),
  deliverability: z.object({
    rate_30d: z.number().nullable(),
    bounce_rate: z.number().nullable(),
    reputation: z.string().nullable().meta({ description: 'The deliverability risk in words.' }),
  }),
  cost_analysis: z.object({
    monthly_cost: band,
    total_cost_cents: cents,
    cost_complete: z.boolean(),
    cost_trend: trendWord,
  }),
  system_alerts: z.object({
    active: z.int().nullable(),
    recent_notifications: z.array(
      z.object({ id: z.string(), type: z.string(), priority: z.string(), context: z.string() }),
    ),
  }),
  missing: missingFields,
})
export type TenantSummaryAnswer = z.infer<typeof tenantSummaryAnswer>
