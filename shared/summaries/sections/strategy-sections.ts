// The four summaries of a tenant or of the platform, from one set of facts.
import type { StrategySections } from '../../contract/summary/sections.ts'
import { costOptimization } from './cost-optimization.ts'
import { executive } from './executive.ts'
import { revenueProtection } from './revenue-protection.ts'
import type { SectionFacts } from './section-facts.ts'
import { strategicPlanning } from './strategic-planning.ts'

export function strategySections(facts: SectionFacts): StrategySections {
  return {
    executive: executive(facts),
    revenueProtection: revenueProtection(facts),
    costOptimization: costOptimization(facts),
    strategicPlanning: strategicPlanning(facts),
  }
}
