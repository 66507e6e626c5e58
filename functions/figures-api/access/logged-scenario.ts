// A scenario as the log names it. What somebody called a reforecast or a what-if can tell of tenants and of plans, so the log
// has a short hash instead: requests about the same one can be told to be so.
import { createHash } from 'node:crypto'
import { type Scenario, scenarioFrom, scenarioId } from '../../../shared/contract/budget/scenario.ts'

const DIGITS = 10

export function loggedScenario(scenario: Scenario): string {
  if (scenario.kind === 'budget') return scenario.kind
  const hash = createHash('sha256').update(scenarioId(scenario)).digest('hex')
  return `${scenario.kind}/#${hash.slice(0, DIGITS)}`
}

/** Of a request that was accepted: an object in a body, a text in a query string. */
export function loggedAsked(scenario: unknown): string {
  return loggedScenario(typeof scenario === 'string' ? scenarioFrom(scenario) : (scenario as Scenario))
}
