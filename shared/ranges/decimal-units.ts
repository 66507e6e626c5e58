// A decimal number, as it was written, in whole units of its smallest place: money in cents, never by way of a float.

const SMALLEST_WITHOUT_EXPONENT = 1e-6
const MOST_DECIMALS = 20
const DECIMAL = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/

/**
 * `2.5` with 2 places is 250; thousands may be grouped by commas. More decimals than `places` are rounded half away from
 * zero.
 *
 * @returns null for anything else: an empty text, an exponent in a text, a currency mark, a number that is not finite
 */
export function decimalUnits(value: unknown, places: number): number | null {
  const text = typeof value === 'number' ? decimal(value) : typeof value === 'string' ? value.trim() : ''
  const match = DECIMAL.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.slice(0, places).padEnd(places, '0')
  const rounded = Number(`${whole.replaceAll(',', '')}${kept}`) + (Number(fraction[places] ?? 0) >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(rounded)) return null
  return sign === '-' && rounded !== 0 ? -rounded : rounded
}

/** Numbers close to zero, such as the rest of a sum of floats, are written with an exponent: these with decimals instead. */
function decimal(value: number): string {
  return Math.abs(value) < SMALLEST_WITHOUT_EXPONENT ? value.toFixed(MOST_DECIMALS) : String(value)
}
