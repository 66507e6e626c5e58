// Whole dollars to two significant figures, rounded away from a range's middle, so that words never overstate precision.

const CENTS_PER_DOLLAR = 100
const SIGNIFICANT = 100

/** The largest such amount that is not above: 1,499 dollars is 1,400. @param cents zero or more, whole */
export function significantDollarsBelow(cents: number): number {
  const dollars = Math.floor(cents / CENTS_PER_DOLLAR)
  const step = stepOf(dollars)
  return Math.floor(dollars / step) * step
}

/** The smallest such amount that is not below: 1,401 dollars is 1,500. @param cents zero or more, whole */
export function significantDollarsAbove(cents: number): number {
  const dollars = Math.ceil(cents / CENTS_PER_DOLLAR)
  const step = stepOf(dollars)
  return Math.ceil(dollars / step) * step
}

/** The power of ten that leaves two figures; 1 below a hundred. */
function stepOf(dollars: number): number {
  let step = 1
  while (dollars / step >= SIGNIFICANT) step *= 10
  return step
}
