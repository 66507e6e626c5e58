// The typed figures of one tenant and of the platform: window costs, deliverability, events, health and trends, each null
// with its reason.
import type { StrategicPlatform, StrategicTenant } from '../contract/summary/strategic-figures.ts'
import { deliverabilityFigures } from '../deliverability/deliverability-figures.ts'
import type { DeliveryTally } from '../deliverability/delivery-tally.ts'
import { eventFigures } from '../events/event-figures.ts'
import type { EventTally } from '../events/event-tally.ts'
import { healthFigures } from '../health/health-figures.ts'
import { costPart, type HealthFraction, operationsPart, revenuePart } from '../health/health-parts.ts'
import { isReason, type KnownOrReason, leaningOn, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import { trendsOf } from '../trends/trends-of.ts'
import { platformSeries, type SeriesFacts, tenantSeries } from './monthly-series.ts'
import type { PlatformWindow, TenantWindow } from './window-costs.ts'

/** What every tenant's figures and the platform's are made with. */
export interface FigureFacts extends SeriesFacts {
  /** Of the whole platform: without an event of a kind, nothing is known of any tenant. */
  readonly recorded: KnownOrReason<EventTally>
  readonly assumedProtection: number
}

type Nulls = Record<string, NullReason>

const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'The platform has no billed revenue in the window to divide by.',
}

/** All but what could be saved, which is found from these figures. */
export function strategicTenant(
  window: TenantWindow,
  facts: FigureFacts,
  events: KnownOrReason<EventTally>,
): Omit<StrategicTenant, 'savings'> {
  const nulls: Nulls = {}
  const { tenantId, revenueCents, totalCostCents, listPriceCents } = window
  const deliveries = deliveryFigures(facts.deliveries.of(tenantId), revenueCents, facts, nulls)
  return {
    tenantId,
    tenantName: known('tenantName', window.tenantName, nulls),
    ...costFigures(window, nulls),
    listPriceCents: known('listPriceCents', listPriceCents, nulls),
    costComplete: window.costComplete,
    ...deliveries,
    ...eventFigures(events, facts.recorded, listPriceCents, nulls),
    ...healthFigures(
      {
        revenue: revenueHealthPart(deliveries.estimatedRevenueLossCents, revenueCents, nulls),
        cost: leaningOn([listPriceCents, totalCostCents], () =>
          costPart(listPriceCents as number, totalCostCents as number),
        ),
        operations: null,
      },
      nulls,
    ),
    trends: trendsOf(tenantSeries(tenantId, facts)),
    nulls,
  }
}

/** How the whole platform's servers and prices stand. */
export interface PlatformFacts {
  readonly window: PlatformWindow
  /** Every known list price, added. */
  readonly listPriceCents: number
  /** Of the tenants whose list price and cost are both known; the reason when no cost of the window is. */
  readonly priced: KnownOrReason<{ readonly listPriceCents: number; readonly totalCostCents: number }>
  /** Null with the reason when nobody can say which IPs are in service. */
  readonly ips: KnownOrReason<{ readonly inService: number; readonly onPaidVps: number }>
}

export function strategicPlatform(
  { window, listPriceCents, priced, ips }: PlatformFacts,
  facts: FigureFacts,
): StrategicPlatform {
  const nulls: Nulls = {}
  const { revenueCents, totalCostCents } = window
  const deliveries = deliveryFigures(facts.deliveries.platform, revenueCents, facts, nulls)
  const margin = leaningOn([revenueCents, totalCostCents], () => {
    const revenue = revenueCents as number
    return revenue > 0 ? ratio((revenue - (totalCostCents as number)) * 100, revenue, 2) : NO_REVENUE
  })
  return {
    ...costFigures(window, nulls),
    grossMarginPct: known('grossMarginPct', margin, nulls),
    costComplete: window.costComplete,
    ipsInService: known('ipsInService', isReason(ips) ? ips : ips.inService, nulls),
    ipsOnPaidVps: known('ipsOnPaidVps', isReason(ips) ? ips : ips.onPaidVps, nulls),
    ...deliveries,
    ...eventFigures(facts.recorded, facts.recorded, listPriceCents, nulls),
    ...healthFigures(
      {
        revenue: revenueHealthPart(deliveries.estimatedRevenueLossCents, revenueCents, nulls),
        cost: isReason(priced) ? priced : costPart(priced.listPriceCents, priced.totalCostCents),
        operations: operationsOf(ips),
      },
      nulls,
    ),
    trends: trendsOf(platformSeries(facts)),
    nulls,
  }
}

export function operationsOf(ips: PlatformFacts['ips']): KnownOrReason<HealthFraction> {
  return isReason(ips) ? ips : operationsPart(ips.inService, ips.onPaidVps)
}

function deliveryFigures(
  tally: DeliveryTally,
  revenueCents: KnownOrReason<number>,
  { gaps, assumedProtection }: FigureFacts,
  nulls: Nulls,
) {
  return deliverabilityFigures({ tally, revenueCents, gaps, assumedProtection }, nulls)
}

function costFigures({ revenueCents, totalCostCents }: PlatformWindow | TenantWindow, nulls: Nulls) {
  return {
    revenueCents: known('revenueCents', revenueCents, nulls),
    totalCostCents: known('totalCostCents', totalCostCents, nulls),
  }
}

function revenueHealthPart(
  lossCents: number | null,
  revenueCents: KnownOrReason<number>,
  nulls: Nulls,
): KnownOrReason<HealthFraction> {
  const loss = lossCents ?? (nulls.estimatedRevenueLossCents as NullReason)
  return leaningOn([loss, revenueCents], () => revenuePart(loss as number, revenueCents as number))
}

function known<T>(field: string, value: KnownOrReason<T>, nulls: Nulls): T | null {
  if (isReason(value)) nulls[field] = value
  return orNull(value)
}
