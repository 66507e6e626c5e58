// The business events that a summary of an ended month gives rise to, of both families (003; 001, section 5.1; figure book,
// section 6). Decisions come from whoever decides, so none is written here.
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { CentsRange } from '../contract/summary/range.ts'
import type { DeliverabilityRisk, StrategicTenant } from '../contract/summary/strategic-figures.ts'
import type { SummaryFigures, TenantSummary } from '../contract/summary/summary-figures.ts'
import { parseInstant } from '../periods/instants.ts'
import { parsePeriod } from '../periods/period.ts'
import { plainRange } from '../ranges/range-words.ts'
import { buildEvent, type EventRun } from './build-event.ts'
import type { EventToWrite } from './business-events.ts'
import { closedGaps } from './closed-gaps.ts'

/** Months a directional signal looks back over. */
const SIGNAL_MONTHS = 6
const SIGNALS = {
  increasing: 'increasing_bounce_rate',
  decreasing: 'decreasing_bounce_rate',
  stable: 'stable_bounce_rate',
  insufficient_data: 'insufficient_data',
} as const
const RISKS = {
  critical_action_required: { priority: 'high', urgency: 'critical', action: 'process_review_required' },
  monitoring_needed: { priority: 'medium', urgency: 'medium', action: 'process_review_required' },
  acceptable: { priority: 'low', urgency: 'low', action: 'process_monitoring' },
  no_data: { priority: 'low', urgency: 'low', action: 'process_monitoring' },
} as const satisfies Record<DeliverabilityRisk, unknown>
const CENTS_PER_DOLLAR = 100

/**
 * In the order of tenants and kinds. None for a quarter, or for a month that has not ended. Their time is the month's last
 * millisecond, so that they lie in it.
 *
 * @param earlier opportunities of the month before, as its summary published them; null without one: then nothing is said
 *   to be realized
 */
export function eventsToWrite(
  figures: SummaryFigures,
  run: Omit<EventRun, 'atMs'>,
  earlier: readonly Opportunity[] | null,
): EventToWrite[] {
  const asOfMs = parseInstant(figures.asOf, 'asOf')
  if (figures.months[0] !== figures.period || parsePeriod(figures.period).endMs !== asOfMs) return []
  const eventRun: EventRun = { ...run, atMs: asOfMs - 1 }
  const closed = closedGaps(earlier ?? [], figures)
  return figures.tenants.flatMap((tenant) =>
    eventsOf(tenant, figures.period, eventRun, closed.get(tenant.figures.tenantId) ?? null),
  )
}

function eventsOf(
  { figures, sections }: TenantSummary,
  period: string,
  run: EventRun,
  realizedCents: number | null,
): EventToWrite[] {
  const { tenantId, costHealthPart } = figures
  return [
    ...revenueEvents(figures, sections.revenueProtection.impact, period, run),
    ...savingsEvents(figures, realizedCents, run),
    ...(costHealthPart === null
      ? []
      : [buildEvent(run, 'efficiency_metrics', tenantId, { efficiency_score: costHealthPart })]),
  ]
}

/** A trend for a risk above acceptable or a loss; an impact for a loss. */
function revenueEvents(
  figures: StrategicTenant,
  { lowCents, highCents }: CentsRange,
  period: string,
  run: EventRun,
): EventToWrite[] {
  const { tenantId, estimatedRevenueLossCents: lossCents } = figures
  const risk = figures.deliverabilityRisk ?? 'no_data'
  const { priority, urgency, action } = RISKS[risk]
  const hasLoss = lossCents !== null && lossCents > 0
  const events: EventToWrite[] = []
  if (hasLoss || action === 'process_review_required') {
    events.push(
      buildEvent(run, 'revenue_protection_trend', tenantId, {
        trend_category: 'deliverability_directional',
        directional_signal: SIGNALS[bounceDirection(figures)],
        ...(lowCents === null || highCents === null
          ? {}
          : { approximate_impact_range: plainRange(lowCents, highCents) }),
        strategic_context: 'monthly_campaign_performance',
        follow_up_action: action,
        strategic_priority: priority,
      }),
    )
  }
  if (hasLoss) {
    events.push(
      buildEvent(run, 'revenue_impact', tenantId, {
        type: 'deliverability_issue',
        impact_amount: lossCents / CENTS_PER_DOLLAR,
        impact_type: 'negative',
        timeframe: period,
        business_context: { urgency_level: urgency, action_required: action },
      }),
    )
  }
  return events
}

/** A trend for an opportunity that is about the tenant; a saving only for one that was realized. */
function savingsEvents(
  figures: StrategicTenant,
  realizedCents: number | null,
  run: EventRun,
): EventToWrite[] {
  const { tenantId, savings } = figures
  const events: EventToWrite[] = []
  if (savings.lowCents !== null && savings.highCents !== null && savings.highCents > 0) {
    events.push(
      buildEvent(run, 'cost_optimization_trend', tenantId, {
        optimization_type: 'infrastructure_cost_directional',
        approximate_savings_range: plainRange(savings.lowCents, savings.highCents),
        esp_vendor_context: 'monthly_billing_analysis',
        implementation_feasibility: 'process_driven',
        strategic_review_required: true,
      }),
    )
  }
  if (realizedCents !== null) {
    events.push(
      buildEvent(run, 'cost_optimization', tenantId, {
        optimization_type: 'cost_above_list_price_closed',
        savings_amount: realizedCents / CENTS_PER_DOLLAR,
      }),
    )
  }
  return events
}

function bounceDirection({ trends }: StrategicTenant): keyof typeof SIGNALS {
  const trend = trends.find(({ measure, months }) => measure === 'bounce_rate' && months === SIGNAL_MONTHS)
  return trend?.direction ?? 'insufficient_data'
}
