// What a quantity at a rate comes to.
import type { QuantityAndRate } from '../contract/budget/line.ts'
import { decimalText } from '../money/decimal-text.ts'
import { divideRounded } from '../money/divide.ts'

const MICRODOLLARS_PER_CENT = 10_000n
const MICRODOLLARS_PER_DOLLAR = 1_000_000n
const RATE_DECIMALS = 6

/** Whole cents, rounded half away from zero; not a safe integer where the product is too large. */
export function centsOf({
  quantity,
  rateMicrodollars,
}: Pick<QuantityAndRate, 'quantity' | 'rateMicrodollars'>): number {
  return Number(divideRounded(BigInt(quantity) * BigInt(rateMicrodollars), MICRODOLLARS_PER_CENT))
}

/** `$0.0008`: no more decimals than it has. */
export function rateWords(rateMicrodollars: number): string {
  return `$${decimalText(BigInt(rateMicrodollars), MICRODOLLARS_PER_DOLLAR, RATE_DECIMALS)}`
}
