// Severities, the gravest first, and alerts in that order.
import type { AlertSeverity } from '../contract/summary/alert.ts'

export const SEVERITIES = ['Critical', 'High', 'Info'] as const satisfies readonly AlertSeverity[]

/** 0 is the gravest. */
export function severityRank(severity: AlertSeverity): number {
  return SEVERITIES.indexOf(severity)
}

export function isGraver(one: AlertSeverity, other: AlertSeverity): boolean {
  return severityRank(one) < severityRank(other)
}

interface Ranked {
  readonly id: string
  readonly severity: AlertSeverity
}

/** Critical first, then High, then Info; by id within. */
export function bySeverity(one: Ranked, other: Ranked): number {
  return severityRank(one.severity) - severityRank(other.severity) || (one.id < other.id ? -1 : 1)
}
