// The opportunities together: each resource's cost once, and what another price would earn beside it, never added to it.
import type { Opportunity, SavingsTotals } from '../contract/summary/opportunity.ts'
import type { CentsRange } from '../contract/summary/range.ts'
import { centsRange } from '../ranges/range-words.ts'

/** Cents a month. Zero when nothing was found; null when something was, and none of it has an amount. */
export function savingsTotals(opportunities: readonly Opportunity[]): SavingsTotals {
  return {
    savings: totalOf(opportunities, 'cost'),
    priceAdjustments: totalOf(opportunities, 'price'),
    opportunities: opportunities.length,
    withoutAmount: opportunities.filter(({ gain, highCents }) => gain !== 'none' && highCents === null)
      .length,
  }
}

function totalOf(opportunities: readonly Opportunity[], gain: Opportunity['gain']): CentsRange {
  const mine = opportunities.filter((opportunity) => opportunity.gain === gain)
  const known = mine.filter(({ highCents }) => highCents !== null)
  if (mine.length > 0 && known.length === 0) return centsRange(null, null, 'a month')
  const sum = (end: 'countedLowCents' | 'countedHighCents'): number =>
    known.reduce((total, { [end]: cents }) => total + (cents ?? 0), 0)
  return centsRange(sum('countedLowCents'), sum('countedHighCents'), 'a month')
}
