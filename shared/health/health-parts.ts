// The health score and its parts (figure book, section 7): how revenue, cost and operations do, each from 0 to 100.
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { divideRounded } from '../money/divide.ts'

/** A part before it is rounded: `numerator / denominator`, a fraction of 1, above or at zero. */
export interface HealthFraction {
  readonly numerator: number
  readonly denominator: number
}

const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'There is no billed revenue in the window to hold the estimated loss against.',
}
const NO_LIST_PRICE: NullReason = {
  code: 'no_list_price',
  message: 'There is no list price above zero to hold the cost against.',
}
const NO_IPS: NullReason = { code: 'no_ips', message: 'No IP lies on a paid VPS.' }
const WORST_ONE_IN = 5

/** 1 - min(1, risk score / 0.20): all is well without a loss, nothing is from a loss of a fifth of revenue on. */
export function revenuePart(lossCents: number, revenueCents: number): KnownOrReason<HealthFraction> {
  if (revenueCents <= 0) return NO_REVENUE
  return {
    numerator: revenueCents - Math.min(revenueCents, WORST_ONE_IN * lossCents),
    denominator: revenueCents,
  }
}

/** The cost efficiency score: (list price - total cost) / list price, held in 0..1. */
export function costPart(listPriceCents: number, totalCostCents: number): KnownOrReason<HealthFraction> {
  if (listPriceCents <= 0) return NO_LIST_PRICE
  const margin = Math.min(Math.max(listPriceCents - totalCostCents, 0), listPriceCents)
  return { numerator: margin, denominator: listPriceCents }
}

/** IPs in service / IPs on paid VPS. */
export function operationsPart(inService: number, onPaidVps: number): KnownOrReason<HealthFraction> {
  return onPaidVps === 0 ? NO_IPS : { numerator: inService, denominator: onPaidVps }
}

const NO_PART: NullReason = { code: 'no_health_part', message: 'No part of the health score is known.' }
const PERCENT_DECIMALS = 10_000n

/** The mean of the known parts, 0 to 100 with two decimals, rounded once; null without any. */
export function healthScore(parts: readonly KnownOrReason<HealthFraction>[]): KnownOrReason<number> {
  const known = parts.flatMap((part) => (isReason(part) ? [] : part))
  if (known.length === 0) return NO_PART
  const denominator = known.reduce((product, part) => product * BigInt(part.denominator), 1n)
  const numerator = known.reduce(
    (sum, part) => sum + (BigInt(part.numerator) * denominator) / BigInt(part.denominator),
    0n,
  )
  const scaled = divideRounded(PERCENT_DECIMALS * numerator, denominator * BigInt(known.length))
  return Number(scaled) / 100
}
