// Something that a leader should know without asking, as one summary saw it (figure book, section 7).

export type AlertSeverity = 'Critical' | 'High' | 'Info'
export type AlertCategory =
  | 'Revenue Risk'
  | 'Deliverability'
  | 'Cost Anomaly'
  | 'System Health'
  | 'Compliance'

export interface StrategicAlert {
  /** The same as long as its condition holds: `rule:subject`. */
  readonly id: string
  readonly rule: string
  readonly severity: AlertSeverity
  readonly category: AlertCategory
  /** The one tenant that it is about; null when it is about the platform. */
  readonly tenantId: string | null
  readonly title: string
  /** What was seen, against which threshold, and that it is modeled where it is. */
  readonly detail: string
}
