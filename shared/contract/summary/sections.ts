// The four summaries in the documents' shapes (001, section 5.2; 003): words for people beside the typed figures that
// they come from. Suggestions carry their rationale, and nothing is promised.
import type { NullReason } from '../../inputs/missing-sources.ts'
import type { StrategicAlert } from './alert.ts'
import type { Confidence, OpportunityKind } from './opportunity.ts'
import type { CentsRange } from './range.ts'
import type { Trend } from './trend.ts'

export interface HealthPart {
  readonly name: 'revenue' | 'cost' | 'operations'
  readonly score: number | null
  readonly missing: NullReason | null
}

export interface ExecutiveSummary {
  readonly overallBusinessHealth: { readonly score: number | null; readonly parts: readonly HealthPart[] }
  readonly keyMetrics: {
    /** Cents: the assumed share of the estimated loss. */
    readonly monthlyRevenueProtection: number | null
    /** Cents, of `cost_optimization` events. */
    readonly costOptimizationSavings: number | null
    readonly operationalEfficiencyScore: number | null
    readonly strategicDecisionsTracked: number | null
  }
  /** Ids of alerts of severity Critical. */
  readonly criticalAlerts: readonly StrategicAlert[]
  readonly recommendedActions: readonly string[]
  readonly trendAnalysis: readonly Pick<Trend, 'measure' | 'months' | 'direction' | 'changePercent'>[]
}

export interface RevenueProtectionSummary {
  readonly directionalRiskIndicators: readonly string[]
  /** For example `$5K-15K potential impact`. */
  readonly approximateImpact: string | null
  readonly impact: CentsRange
  readonly strategicRecommendations: readonly string[]
  readonly processFollowUpRequired: boolean
}

export interface CostOptimizationSummary {
  readonly approximateSavings: string | null
  readonly savings: CentsRange
  readonly opportunities: readonly {
    readonly id: string
    readonly kind: OpportunityKind
    readonly title: string
    readonly words: string | null
    readonly confidence: Confidence
  }[]
  readonly strategicRecommendations: readonly string[]
  readonly processFollowUpRequired: boolean
}

export interface StrategicPlanningSummary {
  readonly strategicActivity: string | null
  readonly decisionsTracked: number | null
  readonly planningInsights: readonly string[]
  readonly strategicRecommendations: readonly string[]
  readonly processFollowUpRequired: boolean
}

export interface StrategySections {
  readonly executive: ExecutiveSummary
  readonly revenueProtection: RevenueProtectionSummary
  readonly costOptimization: CostOptimizationSummary
  readonly strategicPlanning: StrategicPlanningSummary
}
