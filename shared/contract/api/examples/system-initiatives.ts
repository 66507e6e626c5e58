// GET and POST /system/initiatives: what is undertaken, from an opportunity or free.
import type { ApiInitiative } from '../answers/system/initiatives.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import { EXAMPLE_NOW, EXAMPLE_PERIOD, EXAMPLE_SUMMARY_ID } from './example-month.ts'
import { EXAMPLE_DECISION_ID, EXAMPLE_INITIATIVE_ID, NO_RUN_META } from './example-records.ts'

const RECORDS_META: Meta = {
  ...NO_RUN_META,
  data_source: 'decisions and initiatives',
}

const ACTIVE: ApiInitiative = {
  id: EXAMPLE_INITIATIVE_ID,
  version: 2,
  changed_by: 'Pia',
  changed_at: '2025-12-01T07:00:00Z',
  status: 'active',
  title: 'VPS hw-v1 has 1 burned IP',
  description:
    'Burned and quarantined IPs are never in service, and are paid for. The vendor takes single IPs back. Resources: 192.0.2.3.',
  owner: 'Pia',
  created: { by: 'Pia', at: '2025-12-01T06:30:00Z' },
  ended: null,
  opportunity: { id: 'unusable_ips:v1', summary_run_id: EXAMPLE_SUMMARY_ID },
  decision_id: EXAMPLE_DECISION_ID,
  tenant_id: null,
  expected: { low_cents: 150, high_cents: 150 },
  milestones: [
    { id: 'asked', title: 'The vendor is asked', due_on: '2025-11-30', done_on: '2025-11-28', late: false },
    { id: 'returned', title: 'The address is given back', due_on: '2025-12-31', done_on: null, late: false },
  ],
  progress_percent: 50,
  outcome: null,
  may_change: true,
}

export const LIST_INITIATIVES_EXAMPLES: ExamplesOf<'listInitiatives'> = {
  all: {
    title: 'An initiative of which half the milestones are done',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: { success: true, data: { initiatives: [ACTIVE], next_cursor: null }, meta: RECORDS_META },
  },
}

export const READ_INITIATIVE_EXAMPLES: ExamplesOf<'readInitiative'> = {
  active: {
    title: 'The initiative, with its history',
    askedBy: 'ROLE_FINANCE',
    request: {},
    path: { id: EXAMPLE_INITIATIVE_ID },
    answer: {
      success: true,
      data: {
        initiative: ACTIVE,
        history: [
          {
            version: 2,
            by: 'Pia',
            at: '2025-12-01T07:00:00Z',
            why: 'The vendor answered.',
            changes: [{ field: 'status', from: 'planned', to: 'active' }],
          },
          {
            version: 1,
            by: 'Pia',
            at: '2025-12-01T06:30:00Z',
            why: 'Set down.',
            changes: [
              { field: 'title', from: null, to: 'VPS hw-v1 has 1 burned IP' },
              {
                field: 'description',
                from: null,
                to: 'Burned and quarantined IPs are never in service, and are paid for. The vendor takes single IPs back. Resources: 192.0.2.3.',
              },
              {
                field: 'source',
                from: null,
                to: {
                  kind: 'opportunity',
                  opportunityId: 'unusable_ips:v1',
                  summaryRunId: EXAMPLE_SUMMARY_ID,
                },
              },
              { field: 'decisionId', from: null, to: EXAMPLE_DECISION_ID },
              { field: 'tenantId', from: null, to: null },
              { field: 'owner', from: null, to: 'Pia' },
              { field: 'expected', from: null, to: { lowCents: 150, highCents: 150 } },
              {
                field: 'milestones',
                from: null,
                to: [
                  { id: 'asked', title: 'The vendor is asked', dueOn: '2025-11-30', doneOn: '2025-11-28' },
                  { id: 'returned', title: 'The address is given back', dueOn: '2025-12-31', doneOn: null },
                ],
              },
              { field: 'status', from: null, to: 'planned' },
              { field: 'created', from: null, to: { by: 'Pia', at: '2025-12-01T06:30:00Z' } },
              { field: 'ended', from: null, to: null },
              { field: 'outcome', from: null, to: null },
            ],
          },
        ],
      },
      meta: { ...RECORDS_META, last_updated: ACTIVE.changed_at },
    },
  },
}

const NEW_ID = '019ad91d-b5c0-7000-8000-000000000002'
const ASKED = { id: 'asked', title: 'The vendor is asked', dueOn: '2025-12-15', doneOn: null }

export const START_INITIATIVE_EXAMPLES: ExamplesOf<'startInitiative'> = {
  fromOpportunity: {
    title: 'From an opportunity of the summary, which gives title, range and resources',
    askedBy: 'ROLE_FINANCE',
    request: {
      id: NEW_ID,
      opportunity: { id: 'unusable_ips:v1', period: EXAMPLE_PERIOD },
      values: { decisionId: EXAMPLE_DECISION_ID, milestones: [ASKED] },
    },
    answer: {
      success: true,
      data: {
        initiative: {
          id: NEW_ID,
          version: 1,
          changed_by: 'someone',
          changed_at: EXAMPLE_NOW,
          status: 'planned',
          title: 'VPS hw-v1 has 1 burned IP',
          description:
            'Burned and quarantined IPs are never in service, and are paid for. The vendor takes single IPs back. Resources: 192.0.2.3.',
          owner: 'someone',
          created: { by: 'someone', at: EXAMPLE_NOW },
          ended: null,
          opportunity: { id: 'unusable_ips:v1', summary_run_id: EXAMPLE_SUMMARY_ID },
          decision_id: EXAMPLE_DECISION_ID,
          tenant_id: null,
          expected: { low_cents: 150, high_cents: 150 },
          milestones: [
            { id: 'asked', title: 'The vendor is asked', due_on: '2025-12-15', done_on: null, late: false },
          ],
          progress_percent: 0,
          outcome: null,
          may_change: true,
        },
      },
      meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
    },
  },
}

export const CHANGE_INITIATIVE_EXAMPLES: ExamplesOf<'changeInitiative'> = {
  milestone: {
    title: 'Its last milestone is done',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_INITIATIVE_ID },
    request: {
      action: 'milestone',
      version: 2,
      why: 'Given back today.',
      milestone: { id: 'returned', doneOn: '2025-12-01' },
    },
    answer: {
      success: true,
      data: {
        initiative: {
          ...ACTIVE,
          version: 3,
          changed_by: 'someone',
          changed_at: EXAMPLE_NOW,
          milestones: [
            {
              id: 'asked',
              title: 'The vendor is asked',
              due_on: '2025-11-30',
              done_on: '2025-11-28',
              late: false,
            },
            {
              id: 'returned',
              title: 'The address is given back',
              due_on: '2025-12-31',
              done_on: '2025-12-01',
              late: false,
            },
          ],
          progress_percent: 100,
        },
      },
      meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
    },
  },
}
