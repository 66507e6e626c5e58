// Each kind of report in a line, for whoever chooses one.
import type { PeriodChoice } from '../../desk/desk.ts'
import type { ReportKind } from '../../reports/report-document.ts'

export interface KindInWords {
  readonly kind: ReportKind
  readonly name: string
  readonly explanation: string
  /** Strategic summaries are of months and quarters. */
  readonly hasYears: boolean
}

/** What most ask for comes first. */
export const KINDS: readonly [KindInWords, ...KindInWords[]] = [
  {
    kind: 'cost_by_tenant',
    name: 'Cost by tenant',
    explanation:
      'What each tenant costs, in its parts, and what no tenant carries: columns sum to the source.',
    hasYears: true,
  },
  {
    kind: 'cost_by_resource',
    name: 'Cost by resource',
    explanation: 'Each server and IP with its cost, and how much of it tenants carry.',
    hasYears: true,
  },
  {
    kind: 'cost_by_vendor_and_plan',
    name: 'Cost by vendor and plan',
    explanation: 'What is spent at each vendor, and what the tenants of each plan cost.',
    hasYears: true,
  },
  {
    kind: 'profitability',
    name: 'Profitability',
    explanation: 'Revenue, cost, profit and margin of each tenant.',
    hasYears: true,
  },
  {
    kind: 'deliverability_risk',
    name: 'Deliverability risk',
    explanation: 'Bounces and complaints of each tenant, with the revenue that is at risk.',
    hasYears: false,
  },
  {
    kind: 'savings',
    name: 'Savings',
    explanation: 'Where cost could be saved, from low to high, each resource counted once.',
    hasYears: false,
  },
  {
    kind: 'kpis',
    name: 'Key performance indicators',
    explanation: 'How the platform as a whole does, each indicator against its target.',
    hasYears: false,
  },
]

export function periodsOf(kind: KindInWords, periods: readonly PeriodChoice[]): readonly PeriodChoice[] {
  return kind.hasYears ? periods : periods.filter(({ period }) => !/^\d{4}$/.test(period))
}
