// What a review finds nothing in: tests add to it.
import type { StandingFacts, SummaryOfReview } from '../../../shared/alerts/standing/standing-facts.ts'
import type { TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import { ACME } from './alert-world.ts'

export const QUIET_SUMMARY: SummaryOfReview = {
  period: '2026-10',
  tenants: [],
  opportunities: [],
  savings: {
    savings: { lowCents: 0, highCents: 0, words: '$0 a month' },
    priceAdjustments: { lowCents: null, highCents: null, words: null },
    opportunities: 0,
    withoutAmount: 0,
    missing: { savings: null, priceAdjustments: null },
  },
  vendors: { vendors: [], note: '' },
  sections: { strategicPlanning: { planningInsights: [] } } as unknown as SummaryOfReview['sections'],
}

export const QUIET: StandingFacts = {
  summary: QUIET_SUMMARY,
  window: { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
  today: '2026-10-20',
  decisions: [],
  initiatives: [],
  variance: [],
  benchmarks: null,
  monthsAtRisk: null,
}

export const QUARTER = { period: '2026-Q4' }

/** A tenant of a summary: quiet, but for what a test says of it. */
export const tenantSummary = (change: Partial<TenantSummary['figures']> = {}): TenantSummary => ({
  figures: {
    tenantId: ACME,
    tenantName: 'Acme',
    trends: [],
    deliverabilityRisk: 'acceptable',
    revenueHealth: 'Good',
    totalCostCents: 100,
    costComplete: true,
    ...change,
  } as TenantSummary['figures'],
  sections: {} as TenantSummary['sections'],
})

export const bounceTrend = (direction: 'increasing' | 'stable', changePercent: number | null = 12.5) => ({
  trends: [
    {
      measure: 'bounce_rate' as const,
      months: 6 as const,
      direction,
      changePercent,
      missing: null,
      points: null,
    },
  ],
})
