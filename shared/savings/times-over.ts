// Configured fractions held against whole numbers without a float in between: a setting has at most six decimals.

const MILLION = 1_000_000

/** Whether `value` is strictly over `times` x `reference`. */
export function isOverTimes(value: number | bigint, times: number, reference: number | bigint): boolean {
  return BigInt(value) * BigInt(MILLION) > millionths(times) * BigInt(reference)
}

/** `fraction` x `count`, rounded up to a whole number. */
export function partRoundedUp(fraction: number, count: number): number {
  const parts = millionths(fraction) * BigInt(count)
  return Number((parts + BigInt(MILLION) - 1n) / BigInt(MILLION))
}

function millionths(fraction: number): bigint {
  return BigInt(Math.round(fraction * MILLION))
}
