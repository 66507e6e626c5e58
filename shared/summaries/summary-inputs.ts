// What one strategic summary is computed from: the published cost runs, the platform's database at the same moment, the
// business events, and the lists Finance keeps. Instants are epoch milliseconds; null is "not known".
import type { RunFigures } from '../contract/run-figures.ts'
import type { VpsUse } from '../contract/summary/resources.ts'
import type { LimitedSource } from '../contract/summary/summary-figures.ts'
import type { DecidedWhen } from '../decisions/decision-velocity.ts'
import type { BusinessEvent, DeliveryOutcome } from '../events/business-events.ts'
import type { BenchmarkLine } from '../finance/benchmark-lines.ts'
import type { MappingLine } from '../finance/mapping-lines.ts'
import type { AnsweredAlert } from '../health/revenue-protection-rate.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import type { Span } from '../periods/span.ts'
import type { SummarySettings } from './summary-settings.ts'

/** The daily summary rows of one company id in one month and before `asOf`, added up. */
export interface DeliverabilityRow {
  /** `YYYY-MM`. */
  readonly month: string
  readonly companyIdText: string
  /** The tenant of that company; null when the company is not known. */
  readonly tenantId: string | null
  readonly days: number
  /** Days on which sent, bounced or spam is NULL. */
  readonly unknownDays: number
  /** Days with more bounced than sent emails: late bounces happen, so they are flagged and not refused. */
  readonly daysOverOne: number
  readonly emailsSent: number
  readonly emailsBounced: number
  readonly emailsSpam: number
}

/** A month of the cost history; the run is null where none is published. */
export interface CostMonth {
  readonly period: string
  readonly tenants: ReadonlyMap<string, CostPoint> | null
  /** Source cents of every known pool, and billed revenue, of the platform. */
  readonly platform: CostPoint | null
  /** The same before the month was restated; null for a month that never was. */
  readonly restatedFrom: {
    readonly tenants: ReadonlyMap<string, CostPoint>
    readonly platform: CostPoint
  } | null
}

export interface CostPoint {
  readonly totalCostCents: number | null
  readonly revenueCents: number | null
}

/** Events of the window, or why they could not be read. */
export type EventsReading =
  | {
      readonly status: 'read'
      /** Of the span, ascending by time and uuid; those of the 90 days before `asOf` for the activity as well. */
      readonly events: readonly BusinessEvent[]
      readonly outcomes: readonly DeliveryOutcome[]
      readonly latestMs: number | null
    }
  | { readonly status: 'unavailable'; readonly limited: LimitedSource }

/** A decision of the window, and when it was taken: whatever else of it changes makes no other summary. */
export interface DecisionTaken extends DecidedWhen {
  readonly id: string
}

export interface RunOutcome {
  readonly period: string
  readonly state: string
}

export interface SummaryInputs {
  /** A month, or a quarter with its begun months. */
  readonly span: Span
  readonly startMs: number
  /** That of the last month's cost run. */
  readonly asOfMs: number
  /** The official runs of the span's months, oldest first; at least one. */
  readonly costRuns: readonly RunFigures[]
  /** Twelve months that end with the span's last, oldest first. */
  readonly costHistory: readonly CostMonth[]
  /** Of the same twelve months. */
  readonly deliverability: readonly DeliverabilityRow[]
  /** The platform's database at `asOf`, in the span's last month. */
  readonly upstream: CostInputs
  readonly events: EventsReading
  /** The servers of the month before, as its own summary published them; null without one. */
  readonly vpsBefore: readonly VpsUse[] | null
  readonly benchmarks: readonly BenchmarkLine[] | null
  readonly mapping: readonly MappingLine[]
  readonly recentRuns: readonly RunOutcome[]
  /** Of the span and before `asOf`; a reason where alerts are not kept of it. */
  readonly answered: KnownOrReason<readonly AnsweredAlert[]>
  /** Decided in the span and before `asOf`, by id. */
  readonly decisions: readonly DecisionTaken[]
  readonly settings: SummarySettings
}
