// What the search of the audit trail takes: a person, an operation or a tenant, within a span of time.
import * as z from 'zod'
import { OPERATIONS } from '../../access/may-call.ts'
import { JOB_OPERATIONS } from '../../audit/job-acts.ts'
import { cursor, limit } from './parameters.ts'

/** Between `from` and `to`. */
export const MOST_AUDIT_DAYS = 400
export const USUAL_AUDIT_DAYS = 30

const A_PERSON = 'the name of a person, as entries have it in `person`'
const AN_INSTANT =
  'a day as YYYY-MM-DD, or an instant (ISO 8601) with its zone, for example 2026-10-01T00:00:00Z'
export const ONE_OF_THREE = 'person, operation or tenant: one of the three, and no other'

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], AN_INSTANT)

export const searchAuditRequest = z
  .strictObject({
    person: z.string(A_PERSON).min(1, A_PERSON).max(600, A_PERSON).optional().meta({
      description:
        'Issuer-wide name of who asked, as an entry has it in `person`: upper and lower case differ.',
    }),
    operation: z
      .enum([...OPERATIONS, ...JOB_OPERATIONS, 'unsubscribe'])
      .optional()
      .meta({
        description: 'What was asked for, or done by starting a job, whoever did.',
        example: 'submitBudget',
      }),
    tenant: z.guid('the id of a tenant').toLowerCase().optional().meta({
      description: 'Whose figures: what named the tenant, and what was about the whole platform.',
    }),
    from: moment.optional().meta({
      description: `From then on; ${USUAL_AUDIT_DAYS} days before \`to\` where it is left out. At most ${MOST_AUDIT_DAYS} days before \`to\`.`,
    }),
    to: moment.optional().meta({ description: 'Before then. Left out: now.' }),
    limit: limit(100, 500),
    cursor: cursor.optional(),
  })
  .superRefine(({ person, operation, tenant }, { addIssue }) => {
    const given = [person, operation, tenant].filter((one) => one !== undefined)
    if (given.length === 1) return
    const path = given.length === 0 || person !== undefined ? 'person' : 'operation'
    addIssue({ code: 'custom', path: [path], message: ONE_OF_THREE })
  })
