// How much of what is paid for has no known cost: the share that decides whether a run is trusted (figure book, section 2:
// missing is not zero).
import { ratio } from '../money/divide.ts'
import type { PaidVps } from './paid-resources.ts'

const PERCENT_DECIMALS = 2

/** How many resources are paid for, and for how many of them no cost is known: unrounded, for what compares. */
export interface UnknownCostShare {
  readonly unknownResources: number
  readonly paidResources: number
}

/** VPS and IPs count alike. */
export function unknownCostShare(paid: readonly PaidVps[]): UnknownCostShare {
  const costs = paid.flatMap(({ costCents, ips }) => [costCents, ...ips.map((ip) => ip.costCents)])
  return {
    unknownResources: costs.filter((cents) => cents === null).length,
    paidResources: costs.length,
  }
}

/** Of the paid VPS and their IPs, those whose cost is not known: 0 to 100. Nothing paid for, nothing unknown: 0. */
export function unknownCostPercent({ unknownResources, paidResources }: UnknownCostShare): number {
  return paidResources === 0 ? 0 : ratio(unknownResources * 100, paidResources, PERCENT_DECIMALS)
}
