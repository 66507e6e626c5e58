// GET and POST /system/initiatives: what is undertaken, from an opportunity or free.
import { STATEMENTS } from '../../../approximation/statements.ts'
import type { ApiInitiative } from '../answers/system/initiatives.ts'
import type { Meta } from '../envelope.ts'
import type { AnswerOf } from '../operations.ts'
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
    answer: {
      success: true,
      data: { initiatives: [ACTIVE], modeled: [...STATEMENTS], next_cursor: null },
      meta: RECORDS_META,
    },
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
                  opportunity_id: 'unusable_ips:v1',
                  summary_run_id: EXAMPLE_SUMMARY_ID,
                },
              },
              { field: 'decision_id', from: null, to: EXAMPLE_DECISION_ID },
              { field: 'owner', from: null, to: 'Pia' },
              { field: 'expected', from: null, to: { low_cents: 150, high_cents: 150 } },
              {
                field: 'milestones',
                from: null,
                to: [
                  { id: 'asked', title: 'The vendor is asked', due_on: '2025-11-30', done_on: '2025-11-28' },
                  { id: 'returned', title: 'The address is given back', due_on: '2025-12-31', done_on: null },
                ],
              },
              { field: 'status', from: null, to: 'planned' },
              { field: 'created', from: null, to: { by: 'Pia', at: '2025-12-01T06:30:00Z' } },
            ],
          },
        ],
        modeled: [...STATEMENTS],
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
        modeled: [...STATEMENTS],
      },
      meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
    },
  },
}

const GIVEN_BACK: ApiInitiative = {
  ...ACTIVE,
  version: 3,
  changed_by: 'someone',
  changed_at: EXAMPLE_NOW,
  milestones: [
    { id: 'asked', title: 'The vendor is asked', due_on: '2025-11-30', done_on: '2025-11-28', late: false },
    {
      id: 'returned',
      title: 'The address is given back',
      due_on: '2025-12-31',
      done_on: '2025-12-01',
      late: false,
    },
  ],
  progress_percent: 100,
}
const LOWERED: ApiInitiative = { ...GIVEN_BACK, version: 4, expected: { low_cents: 100, high_cents: 150 } }
const DONE: ApiInitiative = {
  ...LOWERED,
  version: 5,
  status: 'done',
  ended: { by: 'someone', at: EXAMPLE_NOW },
}

const changedNow = (initiative: ApiInitiative): AnswerOf<'changeInitiative'> => ({
  success: true,
  data: { initiative, modeled: [...STATEMENTS] },
  meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
})

/** Each made of the version that the one before it answers. */
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
    answer: changedNow(GIVEN_BACK),
  },
  edit: {
    title: 'Less is expected of it',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_INITIATIVE_ID },
    request: {
      action: 'edit',
      version: 3,
      why: 'The vendor keeps a fee.',
      values: { expected: { lowCents: 100, highCents: 150 } },
    },
    answer: changedNow(LOWERED),
  },
  move: {
    title: 'It is done',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_INITIATIVE_ID },
    request: { action: 'move', version: 4, why: 'All of it is given back.', status: 'done' },
    answer: changedNow(DONE),
  },
  outcome: {
    title: 'What it saves a month',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_INITIATIVE_ID },
    request: {
      action: 'outcome',
      version: 5,
      why: 'It is on the invoice.',
      outcome: { actualCents: 120, words: 'The invoice is $1.20 lower.' },
    },
    answer: changedNow({
      ...DONE,
      version: 6,
      outcome: {
        by: 'someone',
        at: EXAMPLE_NOW,
        words: 'The invoice is $1.20 lower.',
        actual_cents: 120,
      },
    }),
  },
}
