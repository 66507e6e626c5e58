// The median of fractions, unrounded: floats put them in order, and integers decide wherever floats come too close to tell.

/** The bottom is above zero. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

/** What floats lose of a value, with much to spare, and far less than what tells one rate of counts from another. */
const CLOSE = 1e-12

/**
 * Twice the median, so that the mean of two middle values needs no division.
 *
 * @param floats the fractions, about
 * @param magnitude of what the floats were computed from: differences lose as much as what they are the difference of
 * @param unrounded the fraction at an index
 */
export function doubledMedian(
  floats: Float64Array,
  magnitude: number,
  unrounded: (index: number) => Fraction,
): Fraction {
  const ordered = { floats, sorted: floats.slice().sort(), slack: CLOSE * magnitude, unrounded }
  const upper = atRank(floats.length >> 1, ordered)
  const lower = floats.length % 2 === 1 ? upper : atRank((floats.length >> 1) - 1, ordered)
  return { top: lower.top * upper.bottom + upper.top * lower.bottom, bottom: lower.bottom * upper.bottom }
}

interface Ordered {
  readonly floats: Float64Array
  readonly sorted: Float64Array
  readonly slack: number
  readonly unrounded: (index: number) => Fraction
}

function atRank(rank: number, { floats, sorted, slack, unrounded }: Ordered): Fraction {
  const pivot = sorted[rank] as number
  const close: number[] = []
  let below = 0
  for (let index = 0; index < floats.length; index += 1) {
    const float = floats[index] as number
    if (float < pivot - slack) below += 1
    else if (float <= pivot + slack) close.push(index)
  }
  if (close.length === 1) return unrounded(close[0] as number)
  return close.map(unrounded).sort(ascending)[rank - below] as Fraction
}

function ascending(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  if (left === right) return 0
  return left < right ? -1 : 1
}
