// The audit entry of a line of the access log, or of one that a job logs of what a person did by it. What a line does not say in the form that is known is not guessed.
import * as z from 'zod'
import {
  ACT_KINDS,
  AUDIT_OUTCOMES,
  type AuditEntry,
  auditEntry,
  PERSON_IS,
} from '../contract/audit/audit-entry.ts'
import { ACCESS } from './access-message.ts'

const { requestId, at, person, personName, operation } = auditEntry.shape

const accessLine = z.object({
  message: z.literal(ACCESS),
  requestId,
  at,
  operation: operation.optional(),
  kind: z.enum(ACT_KINDS).optional(),
  subject: person.optional(),
  person: personName.optional(),
  personIs: z.enum(PERSON_IS).default('signed_in'),
  /** Of a request. */
  status: z.int().min(100).max(599).optional(),
  /** Of a job. */
  actOutcome: z.enum(AUDIT_OUTCOMES).optional(),
  /** Missing where it was refused before it was read. */
  tenantIds: z.union([z.array(z.string().max(100)), z.enum(['platform', 'many'])]).default([]),
  period: z.string().max(20).nullable().default(null),
  did: z.string().max(1_000).nullable().default(null),
})

/** `no_person`: asked without an accepted token, or for a document that needs none. */
export type LineRead =
  | { readonly kind: 'entry'; readonly entry: AuditEntry }
  | { readonly kind: 'no_person' | 'no_access_line' | 'not_understood' }

/** @param text a line of a log, as it was written */
export function entryOfLine(text: string): LineRead {
  const json = parsed(text)
  if (json?.message !== ACCESS) return { kind: 'no_access_line' }
  const line = accessLine.safeParse(json)
  if (!line.success) return { kind: 'not_understood' }
  const { subject, person: name, operation: named, kind } = line.data
  if (subject === undefined) return { kind: 'no_person' }
  const { requestId: id, at: when, period, status, did, tenantIds: tenants, personIs } = line.data
  const outcome = status === undefined ? line.data.actOutcome : outcomeOf(status)
  if (name === undefined || named === undefined || kind === undefined || outcome === undefined)
    return { kind: 'not_understood' }
  return {
    kind: 'entry',
    entry: {
      requestId: id,
      at: when,
      person: subject,
      personName: name,
      personIs,
      operation: named,
      kind,
      tenantIds: typeof tenants === 'string' ? null : tenants,
      period,
      outcome,
      subject: did,
    },
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function outcomeOf(status: number): AuditEntry['outcome'] {
  if (status < 400) return 'done'
  return status < 500 ? 'refused' : 'failed'
}
