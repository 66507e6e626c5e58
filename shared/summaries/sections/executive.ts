// The executive summary in the documents' shape (001, section 5.2): health, key metrics, critical alerts, actions, trends.
import type { ExecutiveSummary } from '../../contract/summary/sections.ts'
import { namedParts } from '../../health/health-figures.ts'
import { ratio } from '../../money/divide.ts'
import { recommendedActions } from './recommended-actions.ts'
import type { SectionFacts } from './section-facts.ts'

export function executive({ scope, figures, months, alerts, opportunities }: SectionFacts): ExecutiveSummary {
  const { protectedRevenueCents } = figures
  return {
    overallBusinessHealth: {
      score: figures.healthScore,
      parts: namedParts(figures, figures.nulls, scope),
    },
    keyMetrics: {
      // Of a quarter, a month of it on average.
      monthlyRevenueProtection:
        protectedRevenueCents === null ? null : ratio(protectedRevenueCents, months, 0),
      costOptimizationSavings: figures.optimizationSavingsCents,
      operationalEfficiencyScore: figures.operationsHealthPart,
      strategicDecisionsTracked: figures.strategicDecisions,
    },
    criticalAlerts: alerts.filter(({ severity }) => severity === 'Critical'),
    recommendedActions: recommendedActions(alerts, opportunities),
    trendAnalysis: figures.trends.map(({ measure, months: over, direction, changePercent }) => ({
      measure,
      months: over,
      direction,
      changePercent,
    })),
  }
}
