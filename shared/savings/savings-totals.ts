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

type ByGain = NonNullable<SavingsTotals['byGain']>
type CountedSavings = Pick<SavingsTotals, 'opportunities' | 'missing'>

const NOT_BY_GAIN: NullReason = {
  code: 'not_counted_by_gain',
  message:
    'The summary is of before opportunities were counted by what they gain: summarize its period anew (npm run summaries).',
}
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
    byGain: gainsOf(opportunities),
    withoutAmount: opportunities.filter(({ gain, highCents }) => gain !== 'none' && highCents === null)
      .length,
    missing: {
      savings: isReason(savings) ? savings : null,
      priceAdjustments: isReason(prices) ? prices : null,
    },
  }
}

/** How many were found, of every gain; none where not everything could be looked at is not known to be none. */
export function countOfOpportunities({ opportunities, missing }: CountedSavings): KnownOrReason<number> {
  if (opportunities > 0) return opportunities
  return missing.savings ?? missing.priceAdjustments ?? 0
}

/** The same by what they gain. @param found undefined where the summary did not count them so */
export function countsByGain(
  found: ByGain | undefined,
  missing: SavingsTotals['missing'],
): Readonly<Record<Opportunity['gain'], KnownOrReason<number>>> {
  if (found === undefined) return { cost: NOT_BY_GAIN, price: NOT_BY_GAIN, none: NOT_BY_GAIN }
  const { cost, price, none } = found
  return {
    cost: cost > 0 ? cost : (missing.savings ?? 0),
    price: price > 0 ? price : (missing.priceAdjustments ?? 0),
    // What hides servers hides both; where some that save cost were found, servers were seen.
    none: none > 0 || cost > 0 ? none : (missing.savings ?? 0),
  }
}

export function gainsOf(opportunities: readonly Pick<Opportunity, 'gain'>[]): ByGain {
  const of = (wanted: Opportunity['gain']) => opportunities.filter(({ gain }) => gain === wanted).length
  return { cost: of('cost'), price: of('price'), none: of('none') }
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
