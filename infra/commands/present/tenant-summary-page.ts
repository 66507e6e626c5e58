// One tenant's four summaries as a readable page, with the figures they come from and both sentences.
import type { SummaryFigures, TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import { amount, count, MISSING } from './amounts.ts'
import { healthWords, known, listed, provenance, summaryHead, trendLines } from './summary-parts.ts'

const PERCENT = 100

export function tenantSummaryPage(summary: SummaryFigures, { figures, sections }: TenantSummary): string {
  const { executive, revenueProtection, costOptimization, strategicPlanning } = sections
  const parts = executive.overallBusinessHealth.parts.map(
    ({ name, score, missing }) => `${name} ${known(score, '', missing?.message)}`,
  )
  const bounce = figures.bounceRate === null ? MISSING : `${(figures.bounceRate * PERCENT).toFixed(2)} %`
  const provisional = figures.costComplete ? '' : ' (provisional)'
  return [
    summaryHead(summary),
    `${figures.tenantName ?? 'No name'} (${figures.tenantId})`,
    listed(
      'Executive summary',
      [
        `business health ${healthWords(figures)}${provisional}: ${parts.join(', ')}`,
        `revenue ${amount(figures.revenueCents)}, modeled cost ${amount(figures.totalCostCents, figures.costComplete)}${provisional}, list price ${amount(figures.listPriceCents)}`,
        ...executive.criticalAlerts.map(({ title }) => `critical: ${title}`),
        ...executive.recommendedActions.map((action) => `recommended: ${action}`),
        ...trendLines(figures.trends),
      ],
      'nothing',
    ),
    listed(
      'Revenue protection',
      [
        `bounce rate ${bounce}, ${figures.deliverabilityRisk ?? MISSING}; revenue health ${figures.revenueHealth ?? MISSING}`,
        `modeled revenue at risk ${amount(figures.estimatedRevenueLossCents)}, ${revenueProtection.approximateImpact ?? 'impact not known'}`,
        ...revenueProtection.directionalRiskIndicators,
        ...revenueProtection.strategicRecommendations.map((text) => `recommended: ${text}`),
        followUp(revenueProtection.processFollowUpRequired),
      ],
      'nothing',
    ),
    listed(
      'Cost optimization',
      [
        `savings that may be found: ${costOptimization.approximateSavings ?? MISSING}${provisional}`,
        ...costOptimization.opportunities.map(
          ({ title, words, confidence }) =>
            `${title}: ${words ?? 'no claim in dollars'}, confidence ${confidence}`,
        ),
        ...costOptimization.strategicRecommendations.map((text) => `recommended: ${text}`),
        followUp(costOptimization.processFollowUpRequired),
      ],
      'nothing',
    ),
    listed(
      'Strategic planning',
      [
        `activity ${strategicPlanning.strategicActivity ?? MISSING}, decisions tracked ${count(strategicPlanning.decisionsTracked)}`,
        ...strategicPlanning.planningInsights,
        ...strategicPlanning.strategicRecommendations.map((text) => `recommended: ${text}`),
        followUp(strategicPlanning.processFollowUpRequired),
      ],
      'nothing',
    ),
    provenance(summary),
  ].join('\n\n')
}

function followUp(isRequired: boolean): string {
  return isRequired ? 'a process follow-up is required' : 'no process follow-up is required'
}
