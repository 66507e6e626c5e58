// Exact fractions and the largest remainder, as plainly as they can be written: what tests measure the code against.

export interface Fraction {
  readonly top: bigint
  /** Always positive. */
  readonly bottom: bigint
}

export const fraction = (top: bigint | number, bottom: bigint | number = 1n): Fraction => {
  const [over, under] = [BigInt(top), BigInt(bottom)]
  if (under === 0n) throw new Error('a fraction over zero')
  return under < 0n ? { top: -over, bottom: -under } : { top: over, bottom: under }
}

export const ZERO = fraction(0)

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom)

export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top)

export const compare = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  return left < right ? -1 : left > right ? 1 : 0
}

export const sumOf = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, ZERO)

/** The greatest integer that is not above the fraction. */
export const floorOf = ({ top, bottom }: Fraction): bigint => {
  const whole = top / bottom
  return top < 0n && whole * bottom !== top ? whole - 1n : whole
}

/** The least integer that is not below the fraction. */
export const ceilingOf = ({ top, bottom }: Fraction): bigint => -floorOf({ top: -top, bottom })

/** A decimal such as `-12.5` as a fraction. */
export const fromDecimal = (text: string): Fraction => {
  const [whole = '', decimals = ''] = text.split('.')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

/** Half away from zero, to a number of decimals. */
export const roundedTo = (decimals: number, value: Fraction): number => {
  const scaled = times(value, fraction(10n ** BigInt(decimals)))
  const size = scaled.top < 0n ? -scaled.top : scaled.top
  const whole = (2n * size + scaled.bottom) / (2n * scaled.bottom)
  return Number(`${scaled.top < 0n ? '-' : ''}${whole}e-${decimals}`) || 0
}

/**
 * Unrounded shares that sum to `cents`, rounded by the largest remainder: everyone's floor, then one cent each to the
 * largest remainders, the earlier of equals first. A negative amount mirrors the positive one.
 */
export const largestRemainder = (cents: number, unrounded: readonly Fraction[]): number[] => {
  if (cents < 0) {
    const mirrored = unrounded.map(({ top, bottom }) => fraction(-top, bottom))
    return largestRemainder(-cents, mirrored).map((share) => (share === 0 ? 0 : -share))
  }
  const floors = unrounded.map(floorOf)
  const spare = BigInt(cents) - floors.reduce((total, floor) => total + floor, 0n)
  const order = unrounded
    .map((share, index) => ({ index, remainder: plus(share, fraction(-floorOf(share))) }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
  const lucky = new Set(order.slice(0, Number(spare)).map(({ index }) => index))
  return floors.map((floor, index) => Number(floor) + (lucky.has(index) ? 1 : 0))
}
