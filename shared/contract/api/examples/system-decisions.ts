// GET and POST /system/decisions: what is proposed, decided and reviewed.
import type { ApiDecision } from '../answers/system/decisions.ts'
import type { Meta } from '../envelope.ts'
import type { AnswerOf } from '../operations.ts'
import type { ExamplesOf } from './example.ts'
import { EXAMPLE_NOW, TENANT_A } from './example-month.ts'
import { EXAMPLE_DECISION_ID, EXAMPLE_PROPOSAL_ID, NO_RUN_META } from './example-records.ts'

const RECORDS_META: Meta = {
  ...NO_RUN_META,
  data_source: 'decisions and initiatives',
}

const APPROVED: ApiDecision = {
  id: EXAMPLE_DECISION_ID,
  version: 2,
  changed_by: 'Cem',
  changed_at: '2025-11-11T15:00:00Z',
  status: 'approved',
  title: 'Give back addresses that are burned',
  category: 'cost_optimization',
  level: 'director',
  justification: 'They are never in service again, and are paid for each month.',
  tenant_id: null,
  expected_outcome: { low_cents: 100, high_cents: 200, words: null },
  review_timeframe: 'quarterly',
  review_on: '2026-02-11',
  review_due: false,
  proposed: { by: 'Cora', at: '2025-11-10T09:00:00Z' },
  decided: {
    by: 'Cem',
    at: '2025-11-11T15:00:00Z',
    verdict: 'approved',
    why: 'What is paid for and not used goes.',
  },
  reviewed: null,
}

const PROPOSED: ApiDecision = {
  id: EXAMPLE_PROPOSAL_ID,
  version: 1,
  changed_by: 'Cora',
  changed_at: '2025-11-28T09:00:00Z',
  status: 'proposed',
  title: 'Ask Tenant A for a plan that covers its cost',
  category: 'pricing',
  level: 'executive',
  justification: 'Its modeled cost is above its list price.',
  tenant_id: TENANT_A,
  expected_outcome: { low_cents: null, high_cents: null, words: 'cost covered' },
  review_timeframe: 'semi_annual',
  review_on: null,
  review_due: false,
  proposed: { by: 'Cora', at: '2025-11-28T09:00:00Z' },
  decided: null,
  reviewed: null,
}

export const LIST_DECISIONS_EXAMPLES: ExamplesOf<'listDecisions'> = {
  all: {
    title: 'A decision that is proposed, one that was approved, and how fast it was made',
    askedBy: 'ROLE_FINANCE',
    request: {},
    answer: {
      success: true,
      data: {
        decisions: [PROPOSED, APPROVED],
        tracked: {
          from: '2024-12-01T09:00:00Z',
          to: EXAMPLE_NOW,
          decision_velocity_hours: 30,
          velocity_target: 'under 48 hours',
          velocity_met: true,
          missing: null,
          approved: 1,
          declined: 0,
          reviewed: 0,
          reviews_overdue: 0,
          judged: { better: 0, as_expected: 0, worse: 0, not_known: 0 },
          money: null,
        },
        next_cursor: null,
      },
      meta: RECORDS_META,
    },
  },
}

export const READ_DECISION_EXAMPLES: ExamplesOf<'readDecision'> = {
  approved: {
    title: 'The decision that was approved, with its history',
    askedBy: 'ROLE_FINANCE',
    request: {},
    path: { id: EXAMPLE_DECISION_ID },
    answer: {
      success: true,
      data: {
        decision: APPROVED,
        history: [
          {
            version: 2,
            by: 'Cem',
            at: '2025-11-11T15:00:00Z',
            why: 'What is paid for and not used goes.',
            changes: [
              { field: 'status', from: 'proposed', to: 'approved' },
              {
                field: 'decided',
                from: null,
                to: {
                  by: 'Cem',
                  at: '2025-11-11T15:00:00Z',
                  verdict: 'approved',
                  why: 'What is paid for and not used goes.',
                },
              },
              { field: 'review_on', from: null, to: '2026-02-11' },
            ],
          },
          {
            version: 1,
            by: 'Cora',
            at: '2025-11-10T09:00:00Z',
            why: 'Proposed.',
            changes: [
              { field: 'title', from: null, to: 'Give back addresses that are burned' },
              { field: 'category', from: null, to: 'cost_optimization' },
              { field: 'level', from: null, to: 'director' },
              {
                field: 'justification',
                from: null,
                to: 'They are never in service again, and are paid for each month.',
              },
              {
                field: 'expected_outcome',
                from: null,
                to: { kind: 'cents', low_cents: 100, high_cents: 200 },
              },
              { field: 'review_timeframe', from: null, to: 'quarterly' },
              { field: 'status', from: null, to: 'proposed' },
              { field: 'proposed', from: null, to: { by: 'Cora', at: '2025-11-10T09:00:00Z' } },
            ],
          },
        ],
      },
      meta: { ...RECORDS_META, last_updated: APPROVED.changed_at },
    },
  },
}

const NEW_ID = '019ad91d-b5c0-7000-8000-000000000001'

const YEARLY_CONTRACT: ApiDecision = {
  id: NEW_ID,
  version: 1,
  changed_by: 'someone',
  changed_at: EXAMPLE_NOW,
  status: 'proposed',
  title: 'Move hw-v1 to a yearly contract',
  category: 'vendor_management',
  level: 'manager',
  justification: 'It has been paid by the month for two years.',
  tenant_id: null,
  expected_outcome: { low_cents: 50, high_cents: 120, words: null },
  review_timeframe: 'annual',
  review_on: null,
  review_due: false,
  proposed: { by: 'someone', at: EXAMPLE_NOW },
  decided: null,
  reviewed: null,
}

export const PROPOSE_DECISION_EXAMPLES: ExamplesOf<'proposeDecision'> = {
  aServer: {
    title: 'Another contract for a server, under an id of the client',
    askedBy: 'ROLE_FINANCE',
    request: {
      id: NEW_ID,
      values: {
        title: 'Move hw-v1 to a yearly contract',
        category: 'vendor_management',
        level: 'manager',
        justification: 'It has been paid by the month for two years.',
        expectedOutcome: { kind: 'cents', lowCents: 50, highCents: 120 },
        reviewTimeframe: 'annual',
      },
    },
    answer: {
      success: true,
      data: { decision: YEARLY_CONTRACT },
      meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
    },
  },
}

const AGREED: ApiDecision = {
  ...PROPOSED,
  version: 2,
  changed_by: 'someone',
  changed_at: EXAMPLE_NOW,
  status: 'approved',
  review_on: '2026-06-01',
  decided: { by: 'someone', at: EXAMPLE_NOW, verdict: 'approved', why: 'Agreed with the tenant.' },
}

const changedNow = (decision: ApiDecision): AnswerOf<'changeDecision'> => ({
  success: true,
  data: { decision },
  meta: { ...RECORDS_META, last_updated: EXAMPLE_NOW },
})

export const CHANGE_DECISION_EXAMPLES: ExamplesOf<'changeDecision'> = {
  approve: {
    title: 'The proposal is approved: its review comes one timeframe later',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_PROPOSAL_ID },
    request: { action: 'decide', version: 1, why: 'Agreed with the tenant.', verdict: 'approved' },
    answer: changedNow(AGREED),
  },
  edit: {
    title: 'Its review is moved, and nothing else',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_PROPOSAL_ID },
    request: {
      action: 'edit',
      version: 2,
      why: 'The plan changes in February.',
      values: { reviewOn: '2026-03-01' },
    },
    answer: changedNow({ ...AGREED, version: 3, review_on: '2026-03-01' }),
  },
  review: {
    title: 'What came of a decision: in money, and in words',
    askedBy: 'ROLE_FINANCE',
    path: { id: EXAMPLE_DECISION_ID },
    request: {
      action: 'review',
      version: 2,
      why: 'The vendor confirmed it.',
      outcome: { judgement: 'as_expected', actualCents: 150, words: 'One address was given back.' },
    },
    answer: changedNow({
      ...APPROVED,
      version: 3,
      changed_by: 'someone',
      changed_at: EXAMPLE_NOW,
      status: 'reviewed',
      reviewed: {
        by: 'someone',
        at: EXAMPLE_NOW,
        judgement: 'as_expected',
        actual_cents: 150,
        words: 'One address was given back.',
      },
    }),
  },
}
