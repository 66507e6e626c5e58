// How many scenarios there may be: all of them are listed to whoever picks one, and none is ever forgotten.
import type { Scenario } from '../contract/budget/scenario.ts'
import { scenarioId, scenarioWords } from '../contract/budget/scenario-words.ts'

export const MOST_SCENARIOS = 100
/** Owners begin no more reforecasts from here on, so that Finance can. */
export const MOST_SCENARIOS_OF_OWNERS = 50

/**
 * @param ids of the scenarios that there are
 * @returns why a submission to it would be one scenario too many; null where it is not. The budget always has room
 */
export function whyNoRoomFor(
  scenario: Scenario,
  ids: readonly string[],
  most: number = MOST_SCENARIOS,
): string | null {
  const isThere = scenario.kind === 'budget' || ids.includes(scenarioId(scenario))
  if (isThere || ids.length < most) return null
  const who = most === MOST_SCENARIOS ? '' : ' by budget owners'
  return `${scenarioWords(scenario).replace(/^./, (first) => first.toUpperCase())} would be a new scenario, and there are ${ids.length} already: beyond ${most}, no more are begun${who}. Submit to one of them; where one is no longer needed, its lines can be removed and its name used again${who === '' ? '' : ', or ask Finance to begin a new one'}. Nothing was submitted.`
}
