// What of the counted savings lies on which resources: so that breakdowns attribute a resource once, as the totals do.
import type { Opportunity, ResourceClaim } from '../contract/summary/opportunity.ts'

export interface CountedSavings {
  savingsLowCents: number
  savingsHighCents: number
}

/** Counted cents of every cost claim, added by the key it belongs to; unknown ones add nothing. A key without any is zero. */
export function countedSavings(
  opportunities: readonly Opportunity[],
  keyOf: (claim: ResourceClaim) => string | undefined,
): (key: string) => CountedSavings {
  const sums = new Map<string, CountedSavings>()
  for (const { gain, resources } of opportunities) {
    if (gain !== 'cost') continue
    for (const claim of resources) {
      const key = keyOf(claim)
      if (key === undefined) continue
      const sum = sums.get(key) ?? { savingsLowCents: 0, savingsHighCents: 0 }
      sums.set(key, sum)
      sum.savingsLowCents += claim.countedLowCents ?? 0
      sum.savingsHighCents += claim.countedHighCents ?? 0
    }
  }
  return (key) => sums.get(key) ?? { savingsLowCents: 0, savingsHighCents: 0 }
}
