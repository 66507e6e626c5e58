// An unrounded share as text for explanations: never a float, so what is shown is what was computed.
import { divideRounded } from './divide.ts'

/**
 * `numerator / denominator` as decimal text with at most `decimals` decimals and no trailing zeros, rounded half away
 * from zero: (1001, 4, 6) is "250.25".
 */
export function decimalText(numerator: bigint, denominator: bigint, decimals: number): string {
  const scaled = divideRounded(numerator * 10n ** BigInt(decimals), denominator)
  const sign = scaled < 0n ? '-' : ''
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
