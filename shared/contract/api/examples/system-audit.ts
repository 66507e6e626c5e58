// GET /system/audit: who did what with whose figures.
import type { AuditEntry } from '../../audit/audit-entry.ts'
import type { ApiAuditEntry } from '../answers/system/audit.ts'
import type { ExamplesOf } from './example.ts'
import { EXAMPLE_NOW, EXAMPLE_PERIOD, TENANT_A } from './example-month.ts'
import { NO_RUN_META } from './example-records.ts'

/** What the trail of the examples holds. */
export const EXAMPLE_ENTRIES: readonly AuditEntry[] = [
  {
    requestId: '019ad8a0-1000-7000-8000-000000000001',
    at: '2025-12-01T08:05:00Z',
    person: 'auth0|cem',
    personName: 'cem@example.com',
    operation: 'acknowledgeAlert',
    kind: 'acknowledged',
    outcome: 'done',
    tenantIds: [TENANT_A],
    period: null,
    subject: `alert cost_above_list_price:${TENANT_A}`,
  },
  {
    requestId: '019ad8a0-1000-7000-8000-000000000002',
    at: '2025-12-01T08:10:00Z',
    person: 'auth0|pia',
    personName: 'pia@example.com',
    operation: 'exportFigures',
    kind: 'exported',
    outcome: 'done',
    tenantIds: null,
    period: EXAMPLE_PERIOD,
    subject: 'figures.csv',
  },
  {
    requestId: '019ad8a0-1000-7000-8000-000000000003/approval',
    at: '2025-12-03T09:00:00Z',
    person: 'Bob',
    personName: 'Bob',
    personIs: 'typed',
    operation: 'closePeriod',
    kind: 'changed',
    outcome: 'done',
    tenantIds: null,
    period: EXAMPLE_PERIOD,
    subject: 'approval of the close, run 019ad8a0-2000-7000-8000-000000000001',
  },
]

const ACKNOWLEDGED: ApiAuditEntry = {
  request_id: '019ad8a0-1000-7000-8000-000000000001',
  at: '2025-12-01T08:05:00Z',
  person: 'auth0|cem',
  person_is: 'signed_in',
  person_name: 'cem@example.com',
  operation: 'acknowledgeAlert',
  kind: 'acknowledged',
  outcome: 'done',
  tenant_ids: [TENANT_A],
  period: null,
  subject: `alert cost_above_list_price:${TENANT_A}`,
}

const EXPORTED: ApiAuditEntry = {
  request_id: '019ad8a0-1000-7000-8000-000000000002',
  at: '2025-12-01T08:10:00Z',
  person: 'auth0|pia',
  person_is: 'signed_in',
  person_name: 'pia@example.com',
  operation: 'exportFigures',
  kind: 'exported',
  outcome: 'done',
  tenant_ids: null,
  period: EXAMPLE_PERIOD,
  subject: 'figures.csv',
}

const FROM = '2025-12-01T00:00:00Z'

export const SEARCH_AUDIT_EXAMPLES: ExamplesOf<'searchAudit'> = {
  ofATenant: {
    title: 'Who had to do with the figures of Tenant A on one day',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: { tenant: TENANT_A, from: '2025-12-01' },
    answer: {
      success: true,
      data: { from: FROM, to: EXAMPLE_NOW, entries: [EXPORTED, ACKNOWLEDGED], next_cursor: null },
      meta: { ...NO_RUN_META, data_source: 'audit trail' },
    },
  },
}
