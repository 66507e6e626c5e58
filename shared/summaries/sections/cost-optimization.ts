// The cost optimization summary (002, sections 3 and 4; figure book, section 7): opportunities with ranges, as suggestions.
import type { CostOptimizationSummary } from '../../contract/summary/sections.ts'
import { MOST_ACTIONS, suggestionOf } from './recommended-actions.ts'
import type { SectionFacts } from './section-facts.ts'

export function costOptimization({ savings, opportunities }: SectionFacts): CostOptimizationSummary {
  return {
    approximateSavings: savings.words,
    savings,
    opportunities: opportunities.map(({ id, kind, title, words, confidence }) => ({
      id,
      kind,
      title,
      words,
      confidence,
    })),
    strategicRecommendations: opportunities.slice(0, MOST_ACTIONS).map(suggestionOf),
    processFollowUpRequired: opportunities.length > 0,
  }
}
