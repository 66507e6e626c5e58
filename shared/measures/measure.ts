// What the catalogue says of a measure, and the two places in which measures are published.
import type { TenantFigures } from '../contract/run-figures.ts'
import type { KpiId } from '../contract/summary/kpi.ts'
import type { CentsRange } from '../contract/summary/range.ts'
import type {
  DeliverabilityFigures,
  EventFigures,
  HealthFigures,
  StrategicPlatform,
  StrategicTenant,
} from '../contract/summary/strategic-figures.ts'
import type { TrendMeasure, TrendMonths } from '../contract/summary/trend.ts'

export type Unit =
  | 'cents'
  | 'percent'
  | 'ratio'
  | 'dollars per email'
  | 'emails'
  | 'score'
  | 'category'
  | 'tenants'
  /** Of 1: 0.021 is 2.1 %. */
  | 'fraction'
  /** From -100 to 100. */
  | 'points'
  | 'complaints'
  | 'incidents'
  | 'decisions'
  | 'IPs'
  | 'hours'

/** Whether more is better, for the words favourable and adverse. */
export type Direction = 'higher is favourable' | 'lower is favourable' | 'neutral'

/** What a measure of a quarter or year is, of its months (figure book, sections 1 and 2: ratios last, from integers). */
export type OverMonths = 'added' | 'computed from sums' | 'last month' | 'summary of the quarter'

/** A figure that an unknown cost could only raise, only lower, or change in either way. */
export type Bound = 'at_least' | 'at_most' | 'provisional'

/** What a figure is of: one tenant, the platform as a whole, or either. */
export type Scope = 'tenant' | 'platform' | 'both'

/** The figures of a summary that stand in a field of their own. */
export type SummaryField =
  | keyof DeliverabilityFigures
  | keyof EventFigures
  | keyof HealthFigures
  | keyof Pick<StrategicTenant, 'revenueCents' | 'totalCostCents' | 'listPriceCents'>
  | keyof Pick<StrategicPlatform, 'ipsInService' | 'ipsOnPaidVps'>

/** Where a summary holds a figure. */
export type SummaryPlace =
  | { readonly field: SummaryField }
  | { readonly savings: Exclude<keyof CentsRange, 'words'> }
  | { readonly kpi: KpiId }
  | { readonly trend: TrendMeasure; readonly months: TrendMonths }

export interface Measure {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly direction: Direction
  /** One sentence: how it is calculated. */
  readonly calculation: string
  /** Source document and section. */
  readonly source: string
  readonly overMonths: OverMonths
  /** Modelled figures carry both approximation sentences. */
  readonly approximate: boolean
  readonly scope: Scope
  /** A month's cost run, or the strategic summary of a month or quarter. */
  readonly publishedIn: 'cost run' | 'summary'
  /** The field of a tenant's row of the cost run that holds it; null for any other measure. */
  readonly field: keyof TenantFigures | null
  /** Null for measures of the cost run. */
  readonly inSummary: SummaryPlace | null
  /** What the figure is while a cost it leans on is unknown in part; null when it leans on none. */
  readonly whenCostIncomplete: Bound | null
  /** The measures it is computed from, in the order of its sentence; none for what is read or allocated. */
  readonly computedFrom: readonly string[]
}

export function inCostRun(measures: readonly Omit<Measure, 'publishedIn' | 'inSummary'>[]): Measure[] {
  return measures.map((measure) => ({ ...measure, publishedIn: 'cost run', inSummary: null }))
}

/** A quarter has a summary of its own, computed from its months' sums. */
export function inSummaries(
  measures: readonly Omit<Measure, 'publishedIn' | 'field' | 'overMonths'>[],
): Measure[] {
  return measures.map((measure) => ({
    ...measure,
    overMonths: 'summary of the quarter',
    publishedIn: 'summary',
    field: null,
  }))
}
