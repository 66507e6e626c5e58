// Splits whole cents by weight without losing or inventing one: the largest remainder method (figure book, section 3).

/** One part of a split: whole cents, and whether it got one of the cents left over after rounding down. */
export interface SplitPart {
  readonly cents: number
  readonly spareCent: boolean
}

/**
 * Splits `totalCents` in proportion to `weights`. Each part is the floor or the ceiling of its unrounded share, and the
 * parts sum to the total. Spare cents go to the largest remainders, equal remainders to the earlier part, so callers
 * order parts by tenant id. A zero weight gets zero. A negative total mirrors the positive one.
 *
 * @param totalCents integer cents
 * @param weights not negative, at least one above zero
 * @throws RangeError when the total is no safe integer, a weight is negative, or all weights are zero
 */
export function splitByWeight(totalCents: number, weights: readonly bigint[]): SplitPart[] {
  if (!Number.isSafeInteger(totalCents)) throw new RangeError(`${totalCents} is not a whole number of cents`)
  const totalWeight = sumOfWeights(weights)
  if (weights.length === 1) return [{ cents: totalCents, spareCent: false }]

  const sign = totalCents < 0 ? -1 : 1
  const total = BigInt(Math.abs(totalCents))
  const floors: number[] = []
  const remainders: bigint[] = []
  let given = 0
  for (const weight of weights) {
    const product = total * weight
    const floor = Number(product / totalWeight)
    floors.push(floor)
    remainders.push(product % totalWeight)
    given += floor
  }

  const spareCents = Math.abs(totalCents) - given
  const lucky = new Set(byRemainder(remainders).slice(0, spareCents))
  return floors.map((floor, index) => {
    const spareCent = lucky.has(index)
    const cents = floor + (spareCent ? 1 : 0)
    return { cents: cents === 0 ? 0 : sign * cents, spareCent }
  })
}

function sumOfWeights(weights: readonly bigint[]): bigint {
  let sum = 0n
  for (const weight of weights) {
    if (weight < 0n) throw new RangeError(`a weight cannot be negative: ${weight}`)
    sum += weight
  }
  if (sum === 0n) throw new RangeError('at least one weight must be above zero')
  return sum
}

/** Indexes by falling remainder; equal remainders keep their order. */
function byRemainder(remainders: readonly bigint[]): number[] {
  return remainders
    .map((_, index) => index)
    .sort((a, b) => {
      const left = remainders[a] as bigint
      const right = remainders[b] as bigint
      if (left === right) return a - b
      return left > right ? -1 : 1
    })
}
