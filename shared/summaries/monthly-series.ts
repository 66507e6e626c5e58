// The twelve months behind each trend: cost and revenue from the published runs with what a restatement replaced, bounce
// rate and estimated loss from each month's own deliveries.
import type { TrendMeasure } from '../contract/summary/trend.ts'
import type { DeliverabilityGaps } from '../deliverability/deliverability-gaps.ts'
import type { Deliveries } from '../deliverability/deliveries.ts'
import type { DeliveryTally } from '../deliverability/delivery-tally.ts'
import { faultOf } from '../deliverability/judged-tally.ts'
import { estimatedLossCents } from '../deliverability/revenue-risk.ts'
import { ratio } from '../money/divide.ts'
import type { MonthlySeries } from '../trends/trends-of.ts'
import type { CostMonth, CostPoint } from './summary-inputs.ts'

export interface SeriesFacts {
  /** Oldest first. */
  readonly costHistory: readonly CostMonth[]
  readonly deliveries: Deliveries
  readonly gaps: DeliverabilityGaps
  /** Whether the last month is not over: what is billed and lost in it is not all there yet. */
  readonly lastMonthOpen: boolean
}

/** What grows from day to day of a month. A cost is a run-rate and a rate a ratio: they can be compared at once. */
const GROWING: ReadonlySet<TrendMeasure> = new Set(['revenue', 'estimated_revenue_loss'])

/** What a month is taken from: a tenant's part, or the platform's. */
interface Part {
  cost(month: CostMonth): CostPoint | undefined
  costBefore(month: CostMonth): CostPoint | undefined
  deliveries(period: string): DeliveryTally
}

export function tenantSeries(tenantId: string, facts: SeriesFacts): MonthlySeries[] {
  return seriesOf(facts, {
    cost: ({ tenants }) => tenants?.get(tenantId),
    costBefore: ({ restatedFrom }) => restatedFrom?.tenants.get(tenantId),
    deliveries: (period) => facts.deliveries.inMonth(tenantId, period),
  })
}

export function platformSeries(facts: SeriesFacts): MonthlySeries[] {
  return seriesOf(facts, {
    cost: ({ platform }) => platform ?? undefined,
    costBefore: ({ restatedFrom }) => restatedFrom?.platform,
    deliveries: (period) => facts.deliveries.platformInMonth(period),
  })
}

type Values = Pick<MonthlySeries, 'points' | 'unrounded'>

function seriesOf({ costHistory, gaps, lastMonthOpen }: SeriesFacts, part: Part): MonthlySeries[] {
  const series = (measure: TrendMeasure, values: Values): MonthlySeries => ({
    measure,
    ...values,
    lastGrows: lastMonthOpen && GROWING.has(measure),
  })
  const published = (field: keyof CostPoint) => ({
    points: costHistory.map((month) => ({
      period: month.period,
      value: part.cost(month)?.[field] ?? null,
      restatedFrom: part.costBefore(month)?.[field] ?? null,
    })),
  })
  const tallies = costHistory.map(({ period }) => {
    const tally = part.deliveries(period)
    return { period, tally: gaps.counts === null && faultOf(tally) === null ? tally : null }
  })
  const delivered = (value: (tally: DeliveryTally) => number | null) => ({
    points: tallies.map(({ period, tally }) => ({
      period,
      value: tally && value(tally),
      restatedFrom: null,
    })),
  })
  return [
    series('total_cost', published('totalCostCents')),
    series('revenue', published('revenueCents')),
    series('bounce_rate', {
      ...delivered(({ sent, bounced }) => (sent === 0 ? null : ratio(bounced, sent, 6))),
      unrounded: tallies.map(({ tally }) =>
        tally === null || tally.sent === 0 ? null : { y: tally.bounced, of: tally.sent },
      ),
    }),
    series(
      'estimated_revenue_loss',
      delivered(({ bounced, spam }) => (gaps.spam === null ? estimatedLossCents(bounced, spam) : null)),
    ),
  ]
}
