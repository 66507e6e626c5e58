// What the monthly review says of cost: what could be saved, and how vendors stand against public prices.

import { isWithin } from '../../periods/time-window.ts'
import { counted } from '../../ranges/grouped-numbers.ts'
import type { Seen } from '../alert-rules.ts'
import type { StandingFacts } from './standing-facts.ts'

/** One alert for all that saves cost, however many there are. */
export function costOpportunities({ summary: { savings, opportunities } }: StandingFacts): Seen[] {
  const { words, highCents } = savings.savings
  const saving = opportunities.filter(({ gain }) => gain === 'cost').length
  if (highCents === null || highCents === 0 || words === null) return []
  return [
    {
      subject: 'platform',
      title: `${counted(saving, 'cost opportunity', 'cost opportunities')}: ${words}`,
      detail: `Modeled, each server counted once. Low is what today's prices make certain, high if every stated condition holds.`,
    },
  ]
}

/** The same vendors as the opportunity of that kind. */
export function vendorsAboveBenchmark({ summary }: StandingFacts): Seen[] {
  return summary.opportunities.flatMap(({ kind, vendor, title, rationale }) =>
    kind === 'vendor_above_benchmark' && vendor !== null ? { subject: vendor, title, detail: rationale } : [],
  )
}

/** A list imported in the month of the summary. */
export function benchmarksUpdated({ benchmarks, window }: StandingFacts): Seen[] {
  if (benchmarks === null || !isWithin(window, benchmarks.importedAt)) return []
  const { version, importedAt, lines } = benchmarks
  return [
    {
      subject: version,
      title: "New list of competitors' prices",
      detail: `It was imported on ${importedAt} and has ${counted(lines, 'price')}; vendors are compared with it from now on.`,
    },
  ]
}
