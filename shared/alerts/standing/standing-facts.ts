// What the standing alerts are found from: a summary, and what other rooms keep. A null fact could not be read, and the
// rules that lean on it find nothing and end nothing.
import type { VarianceRow } from '../../contract/budget/variance.ts'
import type { Decision } from '../../contract/decisions/decision.ts'
import type { Initiative } from '../../contract/decisions/initiative.ts'
import type { SummaryFigures } from '../../contract/summary/summary-figures.ts'
import type { TimeWindow } from '../../periods/time-window.ts'

export type SummaryOfReview = Pick<
  SummaryFigures,
  'period' | 'tenants' | 'opportunities' | 'savings' | 'vendors' | 'sections'
>

/** The list of competitors' prices that stands. */
export interface BenchmarkList {
  readonly version: string
  readonly importedAt: string
  readonly lines: number
}

/** What one month's summary published of its tenants. */
export interface MonthAtRisk {
  /** `YYYY-MM`. */
  readonly period: string
  readonly tenants: readonly Pick<
    SummaryFigures['tenants'][number]['figures'],
    'tenantId' | 'revenueHealth' | 'deliverabilityRisk'
  >[]
}

export interface StandingFacts {
  readonly summary: SummaryOfReview
  /** The month or quarter of the summary. */
  readonly window: TimeWindow
  /** `YYYY-MM-DD`, of `asOf`. */
  readonly today: string
  /** Every decision that is not reviewed. */
  readonly decisions: readonly Decision[] | null
  readonly initiatives: readonly Initiative[] | null
  /** Rows of the month, those of tenants and those of other dimensions alike. */
  readonly variance: readonly VarianceRow[] | null
  readonly benchmarks: BenchmarkList | null
  /** Of the months of the quarter; null for a month, or where a summary is missing. */
  readonly monthsAtRisk: readonly MonthAtRisk[] | null
}
