// The opportunities together: each resource's cost once, and what another price would earn beside it, never added to it.
import type { Opportunity, SavingsTotals } from '../contract/summary/opportunity.ts'
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { centsRange } from '../ranges/range-words.ts'

/** What could not be looked at, since the upstream database lacks what it leans on; null where all was. */
export interface Unseen {
  readonly savings: NullReason | null
  readonly priceAdjustments: NullReason | null
}

/** Counted cents a month. */
interface CountedRange {
  readonly lowCents: number
  readonly highCents: number
}

type CountedSavings = Pick<SavingsTotals, 'opportunities' | 'missing'>

const NO_AMOUNT: NullReason = {
  code: 'no_amount',
  message: 'Opportunities were found, and none of them has an amount: a cost that they lean on is unknown.',
}

/** Zero when all was looked at and nothing was found; null with its reason when nothing found has an amount, or nobody could look. */
export function savingsTotals(opportunities: readonly Opportunity[], unseen: Unseen): SavingsTotals {
  const of = (gain: Opportunity['gain'], gap: NullReason | null) =>
    countedTotal(
      opportunities.filter((opportunity) => opportunity.gain === gain),
      gap,
    )
  const savings = of('cost', unseen.savings)
  const prices = of('price', unseen.priceAdjustments)
  return {
    savings: shown(savings),
    priceAdjustments: shown(prices),
    opportunities: opportunities.length,
    withoutAmount: opportunities.filter(({ gain, highCents }) => gain !== 'none' && highCents === null)
      .length,
    missing: {
      savings: isReason(savings) ? savings : null,
      priceAdjustments: isReason(prices) ? prices : null,
    },
  }
}

/** How many were found; none where not everything could be looked at is not known to be none. */
export function countOfOpportunities({ opportunities, missing }: CountedSavings): KnownOrReason<number> {
  if (opportunities > 0) return opportunities
  return missing.savings ?? missing.priceAdjustments ?? 0
}

/** @param unseen why more could not be found; null when all was looked at */
export function countedTotal(
  opportunities: readonly Opportunity[],
  unseen: NullReason | null,
): KnownOrReason<CountedRange> {
  const known = opportunities.filter(({ highCents }) => highCents !== null)
  if (opportunities.length > 0 && known.length === 0) return NO_AMOUNT
  if (known.length === 0 && unseen !== null) return unseen
  const sum = (end: 'countedLowCents' | 'countedHighCents'): number =>
    known.reduce((total, { [end]: cents }) => total + (cents ?? 0), 0)
  return { lowCents: sum('countedLowCents'), highCents: sum('countedHighCents') }
}

function shown(total: KnownOrReason<CountedRange>) {
  return isReason(total)
    ? centsRange(null, null, 'a month')
    : centsRange(total.lowCents, total.highCents, 'a month')
}
