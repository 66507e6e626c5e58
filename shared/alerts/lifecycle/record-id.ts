// Which record an alert belongs to: its topic and its subject. Rules that are stages of one condition share a topic.
import type { AlertRecord } from '../../contract/alerts/alert-record.ts'
import type { StrategicAlert } from '../../contract/summary/alert.ts'
import { ruleNamed } from '../alert-rules.ts'

/** `bounce_rate:<tenant>` for both rules of the bounce rate; elsewhere the alert's own id. */
export function recordId({ id, rule }: Pick<StrategicAlert, 'id' | 'rule'>): string {
  return `${ruleNamed(rule)?.topic ?? rule}${id.slice(rule.length)}`
}

/** The record that alerts of this rule about this subject have. */
export function recordIdOf(rule: string, subject: string): string {
  return recordId({ id: `${rule}:${subject}`, rule })
}

/** Names one occurrence: what somebody was told of, and what they acknowledge. */
export function occurrenceKey({ id, occurrence }: Pick<AlertRecord, 'id' | 'occurrence'>): string {
  return `${id}#${occurrence}`
}
