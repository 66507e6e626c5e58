// The published strategic summary of one month or quarter: what `npm run summaries -- --json` prints and every reader
// answers from.
import type { NullReason } from '../../inputs/missing-sources.ts'
import type { Warning } from '../../warnings/codes.ts'
import type { Approximation, SourceAge } from '../run-figures.ts'
import type { StrategicAlert } from './alert.ts'
import type { Kpi } from './kpi.ts'
import type { Opportunity, SavingsTotals } from './opportunity.ts'
import type { BenchmarkComparison, BreakdownRow, VendorComparison, VpsUse } from './resources.ts'
import type { StrategySections } from './sections.ts'
import type { StrategicPlatform, StrategicTenant } from './strategic-figures.ts'

/** A source of the summary that did not answer in full. */
export interface LimitedSource {
  readonly name: string
  readonly reason: string
  /** Newest stamp that was ever read from it, ISO 8601; null when never. */
  readonly lastGood: string | null
}

/** The official cost run of a month that the summary stands on. */
export interface CostRunOf {
  readonly period: string
  /** Null for a month without a run. */
  readonly runId: string | null
}

/** How the system did: runs of the last months, and how old each source was. */
export interface SystemHealth {
  readonly status: 'healthy' | 'degraded'
  readonly runs: { readonly published: number; readonly failed: number; readonly refused: number }
  readonly sources: readonly SourceAge[]
  readonly limited: readonly LimitedSource[]
  /** Months of the last twelve without a cost run or without delivery rows, between months that have them. */
  readonly monthsWithoutData: readonly { readonly period: string; readonly source: string }[]
}

export interface TenantSummary {
  readonly figures: StrategicTenant
  readonly sections: StrategySections
}

export interface SummaryFigures {
  /** `YYYY-MM` or `YYYY-Qn`. */
  readonly period: string
  /** The begun months of it, oldest first. */
  readonly months: readonly string[]
  readonly asOf: string
  /** Null in a dry run. */
  readonly runId: string | null
  readonly currency: 'USD'
  readonly costRuns: readonly CostRunOf[]
  readonly dataQuality: 'complete' | 'partial'
  readonly platform: StrategicPlatform
  readonly sections: StrategySections
  readonly kpis: readonly Kpi[]
  readonly tenants: readonly TenantSummary[]
  readonly opportunities: readonly Opportunity[]
  readonly savings: SavingsTotals
  readonly alerts: readonly StrategicAlert[]
  readonly vps: readonly VpsUse[]
  readonly breakdowns: readonly BreakdownRow[]
  readonly vendors: VendorComparison
  readonly benchmarks: BenchmarkComparison
  readonly systemHealth: SystemHealth
  readonly events: EventCounts
  readonly warnings: readonly Warning[]
  readonly approximation: Approximation
}

/** How many events were read, and what of them could not be used. */
export interface EventCounts {
  readonly read: number | null
  readonly unparsedRanges: number
  readonly ofUnknownTenants: number
  /** Incidents of tenants that exist whose IP, or whose VPS where they name no IP, is not one that is paid for. */
  readonly ofUnknownResources: number
  readonly missing: NullReason | null
}
