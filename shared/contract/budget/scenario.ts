// Which plan a line belongs to: the budget, a reforecast, or a what-if; the latter two by name.
import * as z from 'zod'
import { isPlainName } from '../../text/plain-text.ts'
import { scenarioId, scenarioName, scenarioWords } from './scenario-words.ts'

const LONGEST_SCENARIO_NAME = 60
const A_SCENARIO_NAME = `a name of at most ${LONGEST_SCENARIO_NAME} characters in one line, without control characters`
const name = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_SCENARIO_NAME)
  .refine((text) => isPlainName(text) && scenarioName(text).length <= LONGEST_SCENARIO_NAME, A_SCENARIO_NAME)

export const scenario = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('budget') }),
  z.strictObject({ kind: z.literal('reforecast'), name }),
  z.strictObject({ kind: z.literal('what_if'), name }),
])
export type Scenario = z.infer<typeof scenario>

/** A scenario as a query string names it: `budget`, `reforecast/6+6`, `what_if/one region less`. */
export function scenarioFrom(text: string): Scenario {
  return scenario.parse(partsOf(text))
}

export function isScenario(text: string): boolean {
  return scenario.safeParse(partsOf(text)).success
}

function partsOf(text: string): object {
  const [kind, ...names] = text.split('/')
  return kind === 'budget' ? { kind } : { kind, name: names.join('/') }
}

export { scenarioId, scenarioWords }
