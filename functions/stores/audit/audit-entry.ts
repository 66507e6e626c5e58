// Who did what with whose figures, and what came of it: one entry a request, never changed.

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const

export interface AuditEntry {
  /** Of the request: one that is written twice is one entry. */
  readonly requestId: string
  /** When it was answered, ISO 8601. */
  readonly at: string
  /** Issuer-wide name. */
  readonly person: string
  /** As the contract names it, for example `acknowledgeAlert`. */
  readonly operation: string
  /** Those that it named; null for the whole platform. */
  readonly tenantIds: readonly string[] | null
  /** `YYYY-MM`, `YYYY-Qn` or `YYYY`; null where it is about none. */
  readonly period: string | null
  readonly outcome: (typeof AUDIT_OUTCOMES)[number]
  /** What it did to what, in short: `alert idle_vps:v`, `decision 1111... version 3`; null for one that only read. */
  readonly subject: string | null
}
