// Who did what with whose figures, and what came of it: one entry a request, or an act of a job that was started by hand, never
// changed.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'

/** Nobody learns of an acknowledgement but the person; a file leaves the house. */
export const ACT_KINDS = ['read', 'changed', 'acknowledged', 'exported'] as const
export type ActKind = (typeof ACT_KINDS)[number]

export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const

/** Whoever starts a job by hand types a name in, and nobody vouches for it. */
export const PERSON_IS = ['signed_in', 'typed'] as const

/** More tenants than these in one request are not written down one by one. */
export const MOST_TENANTS_RECORDED = 100

/** Longer ones are no names of a sign-in service, and would not fit a key. */
const name = z.string().min(1).max(600)

export const auditEntry = z.object({
  /** Of the request, or of the act of a start: one that is written twice is one entry. */
  requestId: z.string().min(1).max(200),
  /** When it was answered. */
  at: instant,
  /** Issuer-wide name; of a job as it was typed in. */
  person: name,
  /** Entries of before there was a choice lack it: theirs had signed in. */
  personIs: z.enum(PERSON_IS).optional(),
  /** As people knew them then. */
  personName: name,
  /** As the contract names it, for example `acknowledgeAlert`; of a job as shared/audit/job-acts.ts does. */
  operation: z.string().min(1).max(100),
  kind: z.enum(ACT_KINDS),
  /** Those that it named, or was bounded to; null for the whole platform, and for more than are written down. */
  tenantIds: z.array(z.string()).readonly().nullable(),
  /** `YYYY-MM`, `YYYY-Qn` or `YYYY`; null where it is about none, or several. */
  period: z.string().nullable(),
  outcome: z.enum(AUDIT_OUTCOMES),
  /**
   * What it read or did to what, in short: `alert idle_vps:v`, `decision 1111... version 3`; one that was refused has no version.
   * Null where it is about no one record.
   */
  subject: z.string().nullable(),
})
export type AuditEntry = Readonly<z.infer<typeof auditEntry>>
