// What leaders decided and undertook in the examples: a decision that was approved, one that is proposed, and an initiative
// that carries the first one out.
import type { DecisionValues } from '../../decisions/decision.ts'
import type { InitiativeValues } from '../../decisions/initiative.ts'
import type { Meta } from '../envelope.ts'
import { EXAMPLE_SUMMARY_ID, TENANT_A } from './example-month.ts'

/** Of an answer that stands on what people wrote. */
export const NO_RUN_META: Meta = {
  data_source: 'catalogue',
  data_quality: 'complete',
  data_sources_limited: [],
  last_updated: null,
  run_id: null,
  approximation: null,
}

export const EXAMPLE_DECISION_ID = '019a6cf1-2d80-7000-8000-000000000001'
export const EXAMPLE_PROPOSAL_ID = '019ac9a2-8480-7000-8000-000000000001'
export const EXAMPLE_INITIATIVE_ID = '019ad894-5180-7000-8000-000000000001'

export const EXAMPLE_DECISION: DecisionValues = {
  title: 'Give back addresses that are burned',
  category: 'cost_optimization',
  level: 'director',
  justification: 'They are never in service again, and are paid for each month.',
  tenantId: null,
  expectedOutcome: { kind: 'cents', lowCents: 100, highCents: 200 },
  reviewTimeframe: 'quarterly',
  reviewOn: null,
}

export const EXAMPLE_PROPOSAL: DecisionValues = {
  title: 'Ask Tenant A for a plan that covers its cost',
  category: 'pricing',
  level: 'executive',
  justification: 'Its modeled cost is above its list price.',
  tenantId: TENANT_A,
  expectedOutcome: { kind: 'words', words: 'cost covered' },
  reviewTimeframe: 'semi_annual',
  reviewOn: null,
}

export const EXAMPLE_INITIATIVE: InitiativeValues = {
  title: 'VPS hw-v1 has 1 burned IP',
  description:
    'Burned and quarantined IPs are never in service, and are paid for. The vendor takes single IPs back. Resources: 192.0.2.3.',
  source: { kind: 'opportunity', opportunityId: 'unusable_ips:v1', summaryRunId: EXAMPLE_SUMMARY_ID },
  decisionId: EXAMPLE_DECISION_ID,
  tenantId: null,
  owner: 'Pia',
  expected: { lowCents: 150, highCents: 150 },
  milestones: [
    { id: 'asked', title: 'The vendor is asked', dueOn: '2025-11-30', doneOn: '2025-11-28' },
    { id: 'returned', title: 'The address is given back', dueOn: '2025-12-31', doneOn: null },
  ],
}
