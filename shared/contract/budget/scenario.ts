// Which plan a line belongs to: the budget, a reforecast, or a what-if; the latter two by name.
import * as z from 'zod'

const LONGEST_SCENARIO_NAME = 60
const name = z.string().trim().min(1).max(LONGEST_SCENARIO_NAME)

export const scenario = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget') }),
  z.object({ kind: z.literal('reforecast'), name }),
  z.object({ kind: z.literal('what_if'), name }),
])
export type Scenario = z.infer<typeof scenario>

/** `budget`, `reforecast/6+6`, `what_if/one region less`; upper and lower case name the same scenario. */
export function scenarioId(scenario: Scenario): string {
  return scenario.kind === 'budget' ? 'budget' : `${scenario.kind}/${scenario.name.trim().toLowerCase()}`
}

/** For sentences: `the budget`, `the reforecast "6+6"`. */
export function scenarioWords(scenario: Scenario): string {
  if (scenario.kind === 'budget') return 'the budget'
  return `the ${scenario.kind === 'reforecast' ? 'reforecast' : 'what-if'} "${scenario.name.trim()}"`
}
