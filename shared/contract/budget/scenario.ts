// Which plan a line belongs to: the budget, a reforecast, or a what-if; the latter two by name.
import * as z from 'zod'
import { scenarioId, scenarioWords } from './scenario-words.ts'

const LONGEST_SCENARIO_NAME = 60
const name = z.string().trim().min(1).max(LONGEST_SCENARIO_NAME)

export const scenario = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget') }),
  z.object({ kind: z.literal('reforecast'), name }),
  z.object({ kind: z.literal('what_if'), name }),
])
export type Scenario = z.infer<typeof scenario>

/** A scenario as a query string names it: `budget`, `reforecast/6+6`, `what_if/one region less`. */
export function scenarioFrom(text: string): Scenario {
  const [kind, ...name] = text.split('/')
  return scenario.parse(kind === 'budget' ? { kind } : { kind, name: name.join('/') })
}

export { scenarioId, scenarioWords }
