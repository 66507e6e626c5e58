// The strategic planning summary (003; figure book, sections 6 and 7): what was tracked, where cost and revenue go.
import type { StrategicPlanningSummary } from '../../contract/summary/sections.ts'
import type { StrategicPlatform } from '../../contract/summary/strategic-figures.ts'
import type { EventTally } from '../../events/event-tally.ts'
import { ratio } from '../../money/divide.ts'
import { counted, groupedNumber } from '../../ranges/grouped-numbers.ts'
import { rangeWords } from '../../ranges/range-words.ts'
import type { SectionFacts } from './section-facts.ts'
import { trendOf, trendWords } from './trend-words.ts'

/** Months that planning looks back over. */
const PLANNING_MONTHS = 12
const MARGIN_TARGET = 70

export function strategicPlanning(facts: SectionFacts): StrategicPlanningSummary {
  const { figures, events } = facts
  const recommendations = recommendationsOf(facts)
  return {
    strategicActivity: figures.strategicActivity,
    decisionsTracked: figures.strategicDecisions,
    planningInsights: [
      ...(['total_cost', 'revenue'] as const).flatMap((measure) => {
        const trend = trendOf(figures.trends, measure, PLANNING_MONTHS)
        return (trend === undefined ? null : trendWords(trend)) ?? []
      }),
      ...(events === null ? [] : trackedEvents(events)),
    ],
    strategicRecommendations: recommendations,
    processFollowUpRequired: recommendations.length > 0,
  }
}

function trackedEvents(events: EventTally): string[] {
  const { revenueTrends, costTrends, decisionSummaries, savingsRanges, savingsMidpointCents } = events
  const average = savingsRanges === 0 ? null : ratio(savingsMidpointCents, savingsRanges, 0)
  return [
    `Recorded in the last 90 days: ${counted(revenueTrends, 'revenue protection trend')}, ${counted(costTrends, 'cost optimization trend')}, ${counted(decisionSummaries, 'strategic decision summary', 'strategic decision summaries')}.`,
    ...(average === null || average < 0
      ? []
      : [
          `The cost optimization trends recorded in the window average ${rangeWords(average, average, 'a month')} at the midpoints of their ranges.`,
        ]),
  ]
}

function recommendationsOf({ figures }: SectionFacts): string[] {
  const direction = (measure: 'total_cost' | 'revenue') =>
    trendOf(figures.trends, measure, PLANNING_MONTHS)?.direction
  const costOutgrows = direction('total_cost') === 'increasing' && direction('revenue') !== 'increasing'
  return [
    ...(costOutgrows
      ? [
          'Modeled cost rises while billed revenue does not: consider a review of prices, plans and infrastructure.',
        ]
      : []),
    ...(isBelowMarginTarget(figures)
      ? [
          `Gross margin (modeled) is ${groupedNumber(figures.grossMarginPct)} %, the target is above ${MARGIN_TARGET} %: consider the savings opportunities first.`,
        ]
      : []),
  ]
}

function isBelowMarginTarget(
  figures: SectionFacts['figures'],
): figures is StrategicPlatform & { readonly grossMarginPct: number } {
  const { revenueCents, totalCostCents } = figures
  if (!('grossMarginPct' in figures) || figures.grossMarginPct === null) return false
  if (revenueCents === null || totalCostCents === null) return false
  return (revenueCents - totalCostCents) * 100 <= MARGIN_TARGET * revenueCents
}
