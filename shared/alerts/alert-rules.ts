// Every alert rule in one table: how severe it is, what it belongs to, who gets it and when (figure book, section 7).
import type { StrategicAlert } from '../contract/summary/alert.ts'
import type { AlertRule } from './alert-rule.ts'
import { STANDING_RULES } from './standing-rules.ts'
import { SUMMARY_RULES } from './summary-rules.ts'

export const ALERT_RULES = { ...SUMMARY_RULES, ...STANDING_RULES } as const
export type AlertRuleName = keyof typeof ALERT_RULES

/** Null for a rule that is no longer in the table. */
export function ruleNamed(name: string): AlertRule | null {
  return Object.hasOwn(ALERT_RULES, name) ? ALERT_RULES[name as AlertRuleName] : null
}

/** What a rule saw: its subject names the alert. */
export interface Seen {
  readonly subject: string
  readonly tenantId?: string
  readonly title: string
  readonly detail: string
}

export function alertOf(rule: AlertRuleName, { subject, tenantId, title, detail }: Seen): StrategicAlert {
  const { severity, category } = ALERT_RULES[rule]
  return { id: `${rule}:${subject}`, rule, severity, category, tenantId: tenantId ?? null, title, detail }
}
