// A decision, an initiative and an opportunity to change in tests.
import type { Decision, DecisionValues } from '../../../shared/contract/decisions/decision.ts'
import type { InitiativeValues } from '../../../shared/contract/decisions/initiative.ts'
import { proposeDecision } from '../../../shared/decisions/propose-decision.ts'
import type { Stamp } from '../../../shared/decisions/versioned-change.ts'

export const TENANT = '0000000a-0000-4000-8000-000000000000'
export const ID = '11111111-1111-4111-8111-111111111111'
const START_MS = Date.UTC(2026, 9, 1)
const HOUR_MS = 60 * 60 * 1000

/** ISO 8601, so many hours after 2026-10-01. */
export const at = (hours: number): string => new Date(START_MS + hours * HOUR_MS).toISOString()

export const stamp = (hours: number, change: Partial<Stamp> = {}): Stamp => ({
  by: 'ann',
  at: at(hours),
  why: 'New prices.',
  ...change,
})

export const VALUES: DecisionValues = {
  title: 'Move the idle servers',
  category: 'infrastructure_investment',
  level: 'executive',
  justification: 'growth_scaling_requirements',
  tenantId: TENANT,
  expectedOutcome: { kind: 'cents', lowCents: 50_000, highCents: 200_000 },
  reviewTimeframe: 'quarterly',
  reviewOn: null,
}

export const proposed = (change: Partial<DecisionValues> = {}, hours = 0): Decision =>
  proposeDecision(ID, { ...VALUES, ...change }, { by: 'ann', at: at(hours) }).record

export const INITIATIVE: InitiativeValues = {
  title: 'Give up v-idle',
  description: 'No tenant sends from it.',
  source: { kind: 'opportunity', opportunityId: 'idle_vps:v', summaryRunId: 's1' },
  decisionId: ID,
  tenantId: TENANT,
  owner: 'ben',
  expected: { lowCents: 10_000, highCents: 12_000 },
  milestones: [
    { id: 'a', title: 'Ask operations', dueOn: '2026-10-10', doneOn: null },
    { id: 'b', title: 'Cancel it', dueOn: '2026-10-31', doneOn: null },
  ],
}

/** Not a digest: enough to tell names apart. */
export const uuidOf = (name: string): string => {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 0xffffffff
  return `${sum.toString(16).padStart(8, '0')}-0000-5000-8000-000000000000`
}
