// Ratios and unit costs, computed last and from integers, rounded half away from zero (figure book, section 2).

/**
 * `numerator / denominator` rounded half away from zero to a whole number.
 *
 * @throws RangeError at a zero denominator
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('cannot divide by zero')
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const magnitude = (2n * top + bottom) / (2n * bottom)
  return negative ? -magnitude : magnitude
}

/**
 * `numerator / denominator` as a number with at most `decimals` decimals, rounded half away from zero.
 * Both are integers; the division happens once, in integers, so no float error reaches the rounding.
 */
export function ratio(numerator: number | bigint, denominator: number | bigint, decimals: number): number {
  const scale = 10n ** BigInt(decimals)
  const scaled = divideRounded(BigInt(numerator) * scale, BigInt(denominator))
  return Number(scaled) / Number(scale)
}
