// What to look at first: suggestions with their rationale, from alerts and opportunities (002, section 4). Never a promise.
import type { StrategicAlert } from '../../contract/summary/alert.ts'
import type { Opportunity } from '../../contract/summary/opportunity.ts'

/** Beyond so many nobody reads them; the whole lists stand beside. */
export const MOST_ACTIONS = 10

/**
 * Critical alerts, then opportunities by rank, then High alerts; each group's order is that given. An alert that says what
 * an opportunity says is left to the opportunity.
 */
export function recommendedActions(
  alerts: readonly StrategicAlert[],
  opportunities: readonly Opportunity[],
): string[] {
  const suggested = new Set(opportunities.map(({ id }) => id))
  const ofSeverity = (severity: StrategicAlert['severity']) =>
    alerts.filter((alert) => alert.severity === severity && !suggested.has(alert.id)).map(reviewOf)
  return [
    ...ofSeverity('Critical'),
    ...opportunities.slice(0, MOST_ACTIONS).map(suggestionOf),
    ...ofSeverity('High'),
  ].slice(0, MOST_ACTIONS)
}

/** For example `Consider: VPS hw-1 has no IP in service ($100-150 a month). It is active ...`. */
export function suggestionOf({ title, words, rationale }: Opportunity): string {
  return `Consider: ${title}${words === null ? '' : ` (${words})`}. ${rationale}`
}

function reviewOf({ title, detail }: StrategicAlert): string {
  return `Review: ${title}. ${detail}`
}
