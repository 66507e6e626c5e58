// GET /system/audit: entries of the audit trail.
import * as z from 'zod'
import { ACT_KINDS, AUDIT_OUTCOMES, PERSON_IS } from '../../../audit/audit-entry.ts'
import { instant } from '../common.ts'

export const apiAuditEntry = z
  .object({
    request_id: z.string(),
    at: instant.meta({ description: 'When it was answered.' }),
    person: z
      .string()
      .meta({ description: 'Issuer-wide name; of a job that was started by hand, as typed in.' }),
    person_is: z.enum(PERSON_IS).meta({
      description:
        '`typed`: somebody who started a job by hand wrote this name, and nobody vouches for it. `not named` where they wrote none.',
    }),
    person_name: z.string().meta({ description: 'As people knew them then.' }),
    operation: z.string(),
    kind: z.enum(ACT_KINDS),
    outcome: z.enum(AUDIT_OUTCOMES).meta({ description: '`refused` changed nothing and told nothing.' }),
    tenant_ids: z.array(z.string()).nullable().meta({
      description:
        'Those that it named, or that its caller was bounded to; null for the whole platform, and for more than are written down.',
    }),
    period: z.string().nullable().meta({ description: 'Null where it was about none, or several.' }),
    subject: z.string().nullable().meta({
      description: 'What was changed, acknowledged or exported, in short; null for what only read.',
    }),
  })
  .meta({ id: 'AuditEntry' })
export type ApiAuditEntry = z.infer<typeof apiAuditEntry>

export const auditPage = z.object({
  from: instant,
  to: instant,
  entries: z.array(apiAuditEntry).meta({ description: 'Newest first.' }),
  next_cursor: z.string().nullable(),
})
export type AuditPage = z.infer<typeof auditPage>
