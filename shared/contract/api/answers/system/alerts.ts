// GET /system/alerts and POST /system/alerts/acknowledge: alerts as one person sees them.
import * as z from 'zod'
import { REVIEW_CYCLES } from '../../../../alerts/alert-rule.ts'
import { SEVERITIES } from '../../../../alerts/severity-order.ts'
import { ALERT_CATEGORIES } from '../../../alerts/alert-record.ts'
import { instant } from '../common.ts'
import { statementsBeside } from './common.ts'

const severity = z.enum(SEVERITIES)

const seen = z
  .object({
    at: instant.meta({ description: 'When the summary that saw it was published.' }),
    as_of: instant,
    period: z.string(),
    summary_run_id: z.string(),
  })
  .meta({ id: 'AlertSighting' })

export const apiAlert = z
  .object({
    id: z.string(),
    occurrence: z.int().meta({ description: '1 for the first time that its condition held.' }),
    status: z.enum(['open', 'resolved']),
    rule: z.string(),
    severity,
    category: z.enum(ALERT_CATEGORIES),
    review: z.enum(REVIEW_CYCLES),
    tenant_id: z.string().nullable().meta({ description: 'Null where it is about the platform.' }),
    title: z.string(),
    detail: z.string(),
    modeled: z
      .string()
      .nullable()
      .meta({ description: 'How its figures are modeled; null where they were counted.' }),
    path: z.string().meta({ description: 'Where more of it is shown, below `/api/v1`.' }),
    first_seen: seen,
    last_seen: seen,
    resolved: seen.nullable().meta({ description: 'The look that no longer found it.' }),
    raised: z
      .array(z.object({ severity, at: instant }))
      .meta({ description: 'When it was first seen, and each time that it became graver than before.' }),
    acknowledged: z
      .object({ at: instant, severity })
      .nullable()
      .meta({ description: 'Your own acknowledgement, and how grave the alert was then.' }),
    needs_attention: z
      .boolean()
      .meta({ description: 'Open, and not acknowledged by you as grave as it is.' }),
  })
  .meta({ id: 'Alert' })
export type ApiAlert = z.infer<typeof apiAlert>

const modeled = statementsBeside('an alert with modeled figures')

export const alertsPage = z.object({
  alerts: z.array(apiAlert),
  modeled,
  next_cursor: z.string().nullable(),
})
export type AlertsPage = z.infer<typeof alertsPage>

export const acknowledgedAlert = z.object({ alert: apiAlert, modeled })
