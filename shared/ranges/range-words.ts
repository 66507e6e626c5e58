// A range of cents in the documents' words, `$5K-15K potential impact` (003; figure book, section 7), and as the plain
// text of an event, `500-2000`.
import type { CentsRange } from '../contract/summary/range.ts'
import { groupedNumber } from './grouped-numbers.ts'
import { significantDollarsAbove, significantDollarsBelow } from './significant-dollars.ts'

/** What the range is of. */
export type RangeSuffix = 'potential impact' | 'a month' | 'in the window'

const THOUSAND = 1_000
const MILLION = 1_000_000

/**
 * Low rounded down and high rounded up, each to two significant figures of whole dollars; in K or M,
 * where both are: `$5K-15K a month`, `$500-2,000 a month`. One amount where both are the same: `$0 a month`.
 *
 * @param lowCents whole cents, zero or more and at most `highCents`
 * @returns null when either is not known
 */
export function rangeWords(
  lowCents: number | null,
  highCents: number | null,
  suffix: RangeSuffix,
): string | null {
  if (lowCents === null || highCents === null) return null
  const low = significantDollarsBelow(lowCents)
  const high = significantDollarsAbove(highCents)
  // Beside a low end without a unit, one at the high end could be read as that of both.
  const highest = low < THOUSAND ? groupedNumber(high) : shortDollars(high)
  const amounts = low === high ? shortDollars(low) : `${shortDollars(low)}-${highest}`
  return `$${amounts} ${suffix}`
}

/** The same rounding in the plain form that the documents' events carry: `500-2000`. */
export function plainRange(lowCents: number, highCents: number): string {
  return `${significantDollarsBelow(lowCents)}-${significantDollarsAbove(highCents)}`
}

/** A range with its words. */
export function centsRange(
  lowCents: number | null,
  highCents: number | null,
  suffix: RangeSuffix,
): CentsRange {
  return { lowCents, highCents, words: rangeWords(lowCents, highCents, suffix) }
}

function shortDollars(dollars: number): string {
  if (dollars >= MILLION) return `${dollars / MILLION}M`
  return dollars >= THOUSAND ? `${dollars / THOUSAND}K` : `${dollars}`
}
