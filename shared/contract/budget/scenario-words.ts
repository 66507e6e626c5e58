// A scenario as a text that identifies it, and as sentences call it. Apart from the schema, so that the add-in's pane needs none.

type Named = { readonly kind: 'budget' } | { readonly kind: 'reforecast' | 'what_if'; readonly name: string }

/** `budget`, `reforecast/6+6`, `what_if/one region less`; upper and lower case name the same scenario. */
export function scenarioId(scenario: Named): string {
  return scenario.kind === 'budget' ? 'budget' : `${scenario.kind}/${scenario.name.trim().toLowerCase()}`
}

/** For sentences: `the budget`, `the reforecast "6+6"`. */
export function scenarioWords(scenario: Named): string {
  if (scenario.kind === 'budget') return 'the budget'
  return `the ${scenario.kind === 'reforecast' ? 'reforecast' : 'what-if'} "${scenario.name.trim()}"`
}
