// Amounts are whole cents while they are computed; a dollar column gets text with two decimals.

/** 15000 becomes "150.00"; takes whole cents of zero or more. */
export function dollars(cents: number): string {
  if (!Number.isInteger(cents) || cents < 0) {
    throw new RangeError(`Expected whole cents of zero or more, got ${cents}.`)
  }
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
