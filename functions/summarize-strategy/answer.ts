// What summarize-strategy answers: enough to read in the console what happened, how good the data are and what to do next.
import type { AlertSeverity } from '../../shared/contract/summary/alert.ts'
import type { Kpi } from '../../shared/contract/summary/kpi.ts'
import type { SavingsTotals } from '../../shared/contract/summary/opportunity.ts'
import type {
  CostRunOf,
  LimitedSource,
  SummaryFigures,
  TenantSummary,
} from '../../shared/contract/summary/summary-figures.ts'
import type { Warning } from '../../shared/warnings/codes.ts'
import type { SummaryPublication } from '../stores/summaries/publish-summary.ts'
import type { EventsReport } from '../stores/summaries/summary-record.ts'
import { hasUnknownCosts, NEWER_INVENTORY, qualityReasons } from './quality-reasons.ts'
import type { EventsOutcome, EventsState } from './write-events-once.ts'

export type Outcome = SummaryPublication['outcome'] | 'dry_run'

export interface SummarizeStrategyAnswer {
  readonly outcome: Outcome
  readonly message: string
  readonly period: string
  readonly months: readonly string[]
  readonly asOf: string
  /** The summary to read; null in a dry run. */
  readonly runId: string | null
  readonly costRuns: readonly CostRunOf[]
  readonly dataQuality: SummaryFigures['dataQuality']
  /** Why the data are partial, a sentence a reason; empty when they are complete. */
  readonly dataQualityReasons: readonly string[]
  readonly limitedSources: readonly LimitedSource[]
  readonly tenants: number
  /** 0 to 100; null when no part of it is known. */
  readonly healthScore: number | null
  readonly kpis: readonly Pick<Kpi, 'id' | 'value' | 'target' | 'met'>[]
  readonly opportunities: number
  readonly savings: SavingsTotals
  readonly alerts: Readonly<Record<AlertSeverity, number>>
  readonly events: {
    /** How many were read; null when they could not be. */
    readonly read: number | null
    readonly state: EventsState | 'dry_run'
    readonly message: string
    readonly report: EventsReport | null
  }
  readonly warnings: readonly Pick<Warning, 'code' | 'count'>[]
  /** What to do next, a step an entry. */
  readonly next: readonly string[]
  readonly statements: readonly [string, string]
  /** Only in a dry run that asked for them: nothing was published to read back. */
  readonly summary?: SummaryFigures
  readonly tenant?: TenantSummary
}

const MESSAGES: Record<Outcome, string> = {
  published: 'Published: every reader now sees this summary.',
  duplicate: 'Nothing new: the current summary was computed from the same inputs, and it stands.',
  dry_run: 'Dry run: computed, nothing was published and no event was written.',
}

const EVENT_MESSAGES: Record<EventsState | 'dry_run', string> = {
  written: 'The events of the month were written.',
  written_before: 'The events of the month were written before, and are not written again.',
  not_due: 'Events are written for a month that has ended, once its summary reaches its end.',
  not_configured: 'PostHog is not configured: the events of the month wait until it is.',
  not_wanted: 'No events were written, as asked.',
  failed: 'The events could not be written; the next summary of the month tries again.',
  dry_run: 'A dry run writes no events.',
}

/** The answer to an invocation; cents are whole US cents, a month. */
export function answer(
  figures: SummaryFigures,
  publication: SummaryPublication | null,
  events: EventsOutcome | null,
): SummarizeStrategyAnswer {
  const outcome = publication?.outcome ?? 'dry_run'
  const eventsState = events?.state ?? 'dry_run'
  return {
    outcome,
    message: MESSAGES[outcome],
    period: figures.period,
    months: figures.months,
    asOf: figures.asOf,
    runId: publication?.runId ?? null,
    costRuns: figures.costRuns,
    dataQuality: figures.dataQuality,
    dataQualityReasons: qualityReasons(figures),
    limitedSources: figures.systemHealth.limited,
    tenants: figures.tenants.length,
    healthScore: figures.platform.healthScore,
    kpis: figures.kpis.map(({ id, value, target, met }) => ({ id, value, target, met })),
    opportunities: figures.opportunities.length,
    savings: figures.savings,
    alerts: {
      Critical: countOf(figures, 'Critical'),
      High: countOf(figures, 'High'),
      Info: countOf(figures, 'Info'),
    },
    events: {
      read: figures.events.read,
      state: eventsState,
      message: EVENT_MESSAGES[eventsState],
      report: events?.report ?? null,
    },
    warnings: figures.warnings.map(({ code, count }) => ({ code, count })),
    next: nextSteps(figures, outcome, events),
    statements: figures.approximation.statements,
  }
}

function countOf({ alerts }: SummaryFigures, severity: AlertSeverity): number {
  return alerts.filter((alert) => alert.severity === severity).length
}

function nextSteps(figures: SummaryFigures, outcome: Outcome, events: EventsOutcome | null): string[] {
  const { costRuns, systemHealth, alerts, opportunities, warnings } = figures
  const withoutRun = costRuns.filter(({ runId }) => runId === null).map(({ period }) => period)
  return [
    ...(outcome === 'dry_run' ? ['To publish it, send the same event without dryRun.'] : []),
    ...(withoutRun.length === 0
      ? []
      : [`Allocate ${withoutRun.join(', ')}, then summarize again: sums over those months are null.`]),
    ...(hasUnknownCosts(figures)
      ? ['Some costs are unknown: enter approximate_cost for them, and run again.']
      : []),
    ...systemHealth.limited.map(
      ({ name }) => `See why ${name} did not answer in full, then summarize again.`,
    ),
    ...(warnings.some(({ code }) => code === NEWER_INVENTORY)
      ? ['Servers or IPs changed after the cost run: allocate the month again, then summarize again.']
      : []),
    ...((events?.report?.failed ?? 0) > 0
      ? ['Some events were not taken: summarize the month again, and they are sent again under the same ids.']
      : []),
    ...(alerts.length === 0 ? [] : ['Read the alerts, the critical ones first.']),
    ...(opportunities.length === 0
      ? []
      : ['Look at the opportunities: each says what it rests on and under which conditions.']),
  ]
}
