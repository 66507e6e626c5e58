// Every alert rule: how severe it is and what it belongs to (figure book, section 7). Its condition is beside it in this room.
import type { AlertCategory, AlertSeverity, StrategicAlert } from '../contract/summary/alert.ts'

interface AlertRule {
  readonly severity: AlertSeverity
  readonly category: AlertCategory
}

export const ALERT_RULES = {
  bounce_rate_critical: { severity: 'Critical', category: 'Deliverability' },
  bounce_rate_elevated: { severity: 'High', category: 'Deliverability' },
  revenue_at_risk: { severity: 'Critical', category: 'Revenue Risk' },
  cost_above_list_price: { severity: 'High', category: 'Cost Anomaly' },
  price_rise: { severity: 'High', category: 'Cost Anomaly' },
  burned_ips: { severity: 'High', category: 'Deliverability' },
  idle_vps: { severity: 'Info', category: 'Cost Anomaly' },
  month_without_data: { severity: 'High', category: 'System Health' },
  bad_deliverability_data: { severity: 'Info', category: 'System Health' },
  source_limited: { severity: 'High', category: 'System Health' },
  source_stale: { severity: 'Info', category: 'System Health' },
} as const satisfies Record<string, AlertRule>

export type AlertRuleName = keyof typeof ALERT_RULES

/** What a rule saw: its subject names the alert. */
export interface Seen {
  readonly subject: string
  readonly tenantId?: string
  readonly title: string
  readonly detail: string
}

export function alertOf(rule: AlertRuleName, { subject, tenantId, title, detail }: Seen): StrategicAlert {
  return { id: `${rule}:${subject}`, rule, ...ALERT_RULES[rule], tenantId: tenantId ?? null, title, detail }
}
