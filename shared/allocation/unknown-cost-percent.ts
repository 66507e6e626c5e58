// How much of what is paid for has no known cost: the share that decides whether a run is trusted (figure book, section 2:
// missing is not zero).
import { ratio } from '../money/divide.ts'
import type { PaidVps } from './paid-resources.ts'

const PERCENT_DECIMALS = 2

/** Of the paid VPS and their IPs, those whose cost is not known: 0 to 100. Nothing paid for, nothing unknown: 0. */
export function unknownCostPercent(paid: readonly PaidVps[]): number {
  const costs = paid.flatMap(({ costCents, ips }) => [costCents, ...ips.map((ip) => ip.costCents)])
  if (costs.length === 0) return 0
  const unknown = costs.filter((cents) => cents === null).length
  return ratio(unknown * 100, costs.length, PERCENT_DECIMALS)
}
