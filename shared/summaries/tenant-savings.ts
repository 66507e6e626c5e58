// What the opportunities about one tenant come to: the counted amounts, so that nothing is in two of them.
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { CentsRange } from '../contract/summary/range.ts'
import { centsRange } from '../ranges/range-words.ts'

/** Cents a month: zero when nothing was found; null when something was, and none of it has an amount. */
export function tenantSavings(opportunities: readonly Opportunity[]): CentsRange {
  const claims = opportunities.filter(({ gain }) => gain !== 'none')
  const priced = claims.filter(({ highCents }) => highCents !== null)
  if (claims.length > 0 && priced.length === 0) return centsRange(null, null, 'a month')
  const sum = (end: 'countedLowCents' | 'countedHighCents'): number =>
    priced.reduce((total, { [end]: cents }) => total + (cents ?? 0), 0)
  return centsRange(sum('countedLowCents'), sum('countedHighCents'), 'a month')
}
