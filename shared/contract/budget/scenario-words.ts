// A scenario as a text that identifies it, and as sentences call it. Apart from the schema, so that the add-in's pane needs none.

type Named = { readonly kind: 'budget' } | { readonly kind: 'reforecast' | 'what_if'; readonly name: string }

/** What only looks different, such as wide or joined letters, is the same name. */
export function scenarioName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** `budget`, `reforecast/6+6`, `what_if/one region less`; upper and lower case name the same scenario. */
export function scenarioId(scenario: Named): string {
  return scenario.kind === 'budget' ? 'budget' : `${scenario.kind}/${scenarioName(scenario.name)}`
}

/** Of an id as `scenarioId` makes it. @throws RangeError for another text */
export function scenarioOfId(id: string): Named {
  const [kind, ...names] = id.split('/')
  if (kind === 'budget') return { kind }
  if (kind === 'reforecast' || kind === 'what_if') return { kind, name: names.join('/') }
  throw new RangeError(`No plan has the id ${id}.`)
}

/** For sentences: `the budget`, `the reforecast "6+6"`. */
export function scenarioWords(scenario: Named): string {
  if (scenario.kind === 'budget') return 'the budget'
  return `the ${scenario.kind === 'reforecast' ? 'reforecast' : 'what-if'} "${scenario.name.trim()}"`
}
