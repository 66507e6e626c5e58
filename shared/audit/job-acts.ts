// What people do by starting a job by hand, as the line that the job logs of it: an entry of the audit trail is made of each.
// Nobody signs in to start a job, so that the name is the one that was typed in.
import type { AuditEntry } from '../contract/audit/audit-entry.ts'
import { ACCESS } from './access-message.ts'
import type { TenantsNamed } from './tenants-named.ts'

export const JOB_OPERATIONS = [
  'closePeriod',
  'returnToRun',
  'restatePeriod',
  'importFinanceList',
  'importBudget',
  'settleDigests',
  'forgetPerson',
] as const
export type JobOperation = (typeof JOB_OPERATIONS)[number]

/** The others change figures or budgets of the whole platform. */
const OF_NO_TENANT: readonly JobOperation[] = ['settleDigests', 'forgetPerson']

/** Where an event need not say who sent it, and does not. */
export const NOT_NAMED = 'not named'

export interface JobAct {
  readonly operation: JobOperation
  /** As it was typed in. */
  readonly person: string | undefined
  readonly period: string | null
  readonly outcome: AuditEntry['outcome']
  /** What it did to what, in short, and nothing that people wrote. */
  readonly subject: string
  /** Where one start can be several acts, which of them. */
  readonly step?: string
}

/** A start of a job that has ended. */
export interface JobStart {
  readonly requestId: string
  /** ISO 8601. */
  readonly at: string
}

/** One line of the log, as `entryOfLine` reads it. */
export function lineOfAct(
  { operation, person, period, outcome, subject, step }: JobAct,
  { requestId, at }: JobStart,
) {
  const named = person?.trim() || NOT_NAMED
  const tenantIds: TenantsNamed = OF_NO_TENANT.includes(operation) ? [] : 'platform'
  return {
    message: ACCESS,
    requestId: step === undefined ? requestId : `${requestId}/${step}`,
    at,
    operation,
    kind: 'changed',
    subject: named,
    person: named,
    personIs: 'typed',
    // Not `outcome`: by that the alarms count the starts of the job, and this is no start of its own.
    actOutcome: outcome,
    tenantIds,
    period,
    did: subject,
  } as const
}
export type ActLine = ReturnType<typeof lineOfAct>

/** The names that schedules go by: what they start is no act of a person. */
export function isSchedule(name: string | undefined): boolean {
  return name !== undefined && /^schedule( |$)/.test(name)
}
