// The alerts, decisions and initiatives of the documented examples, written at fixed times.
import { alertStore } from '../../../../functions/stores/alerts/alert-store.ts'
import { auditStore } from '../../../../functions/stores/audit/audit-store.ts'
import {
  decisionStore,
  initiativeStore,
  type RecordStore,
} from '../../../../functions/stores/decisions/record-store.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { alertOf } from '../../../../shared/alerts/alert-rules.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_NOW,
  EXAMPLE_PERIOD,
  EXAMPLE_SUMMARY_ID,
  EXAMPLE_SUMMARY_PUBLISHED,
  TENANT_A,
} from '../../../../shared/contract/api/examples/example-month.ts'
import {
  EXAMPLE_DECISION,
  EXAMPLE_DECISION_ID,
  EXAMPLE_INITIATIVE,
  EXAMPLE_INITIATIVE_ID,
  EXAMPLE_PROPOSAL,
  EXAMPLE_PROPOSAL_ID,
} from '../../../../shared/contract/api/examples/example-records.ts'
import { EXAMPLE_ENTRIES } from '../../../../shared/contract/api/examples/system-audit.ts'
import type { Decision } from '../../../../shared/contract/decisions/decision.ts'
import type { Initiative } from '../../../../shared/contract/decisions/initiative.ts'
import { decide } from '../../../../shared/decisions/decide.ts'
import { moveInitiative } from '../../../../shared/decisions/initiatives/move-initiative.ts'
import { startInitiative } from '../../../../shared/decisions/initiatives/start-initiative.ts'
import { proposeDecision } from '../../../../shared/decisions/propose-decision.ts'
import { writeExampleWebhooks } from './example-webhooks.ts'

const ALERTS = [
  alertOf('cost_above_list_price', {
    subject: TENANT_A,
    tenantId: TENANT_A,
    title: 'Tenant A costs more than its list price',
    detail: 'Its modeled cost is $4.00 a month, its list price $3.00.',
  }),
  alertOf('price_rise', {
    subject: `v1:${EXAMPLE_PERIOD}`,
    title: `VPS hw-v1: price rise in ${EXAMPLE_PERIOD}`,
    detail: 'Its cost went from $7.00 to $10.01 a month: more than 1.1 times that of the month before.',
  }),
]

const clock = () => Date.parse(EXAMPLE_NOW)

export async function writeExampleRecords(table: FiguresTable): Promise<void> {
  const audit = auditStore(table, { days: 400 }, clock)
  for (const entry of EXAMPLE_ENTRIES) await audit.add(entry)
  await alertStore(table, { resolvedDays: 400 }, clock).evaluate(ALERTS, {
    at: EXAMPLE_SUMMARY_PUBLISHED,
    asOf: EXAMPLE_AS_OF,
    summaryId: EXAMPLE_SUMMARY_ID,
    period: EXAMPLE_PERIOD,
    notLookedAt: { rules: new Set(), ids: new Set() },
  })
  await writeExampleWebhooks(table)
  const decisions: RecordStore<Decision> = decisionStore(table, clock)
  const proposed = { by: 'Cora', at: '2025-11-10T09:00:00Z' }
  const approved = { by: 'Cem', at: '2025-11-11T15:00:00Z', why: 'What is paid for and not used goes.' }
  await decisions.begin(proposeDecision(EXAMPLE_DECISION_ID, EXAMPLE_DECISION, proposed))
  await decisions.change(EXAMPLE_DECISION_ID, (one) => decide(one, 1, 'approved', approved))
  await decisions.begin(
    proposeDecision(EXAMPLE_PROPOSAL_ID, EXAMPLE_PROPOSAL, { by: 'Cora', at: '2025-11-28T09:00:00Z' }),
  )
  const initiatives: RecordStore<Initiative> = initiativeStore(table, clock)
  const begun = { by: 'Pia', at: '2025-12-01T06:30:00Z' }
  const moved = { by: 'Pia', at: '2025-12-01T07:00:00Z', why: 'The vendor answered.' }
  await initiatives.begin(startInitiative(EXAMPLE_INITIATIVE_ID, EXAMPLE_INITIATIVE, begun))
  await initiatives.change(EXAMPLE_INITIATIVE_ID, (one) => moveInitiative(one, 1, 'active', moved))
}
