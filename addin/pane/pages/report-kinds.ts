// Each kind of report in a line, for whoever chooses one.
import type { ReportKind } from '../../reports/report-document.ts'

export interface KindInWords {
  readonly kind: ReportKind
  readonly name: string
  readonly explanation: string
}

export const KINDS: readonly KindInWords[] = [
  {
    kind: 'cost_by_tenant',
    name: 'Cost by tenant',
    explanation:
      'What each tenant costs, in its parts, and what no tenant carries: columns sum to the source.',
  },
  {
    kind: 'cost_by_resource',
    name: 'Cost by resource',
    explanation: 'Each server and IP with its cost, and how much of it tenants carry.',
  },
  {
    kind: 'cost_by_vendor_and_plan',
    name: 'Cost by vendor and plan',
    explanation: 'What is spent at each vendor, and what the tenants of each plan cost.',
  },
  {
    kind: 'profitability',
    name: 'Profitability',
    explanation: 'Revenue, cost, profit and margin of each tenant.',
  },
  {
    kind: 'deliverability_risk',
    name: 'Deliverability risk',
    explanation: 'Bounces and complaints of each tenant, with the revenue that is at risk.',
  },
  {
    kind: 'savings',
    name: 'Savings',
    explanation: 'Where cost could be saved, from low to high, each resource counted once.',
  },
  {
    kind: 'kpis',
    name: 'Key performance indicators',
    explanation: 'How the platform as a whole does, each indicator against its target.',
  },
]
