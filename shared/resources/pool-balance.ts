// Whether the IPs in service on a VPS carry alike: the largest load over their mean (figure book, section 7).
import { ratio } from '../money/divide.ts'
import { leastCommonMultiple } from '../money/least-common-multiple.ts'
import { isOverTimes } from '../savings/times-over.ts'
import type { Fraction } from './share-sum.ts'

export interface PoolBalance {
  readonly loadImbalance: number | null
  readonly unevenLoad: boolean | null
}

const UNKNOWN: PoolBalance = { loadImbalance: null, unevenLoad: null }

/**
 * @param loads of the IPs in service, unrounded; null where a volume is unknown
 * @param unevenOver uneven is strictly over this many times the mean
 */
export function poolBalance(loads: readonly (Fraction | null)[], unevenOver: number): PoolBalance {
  const known = loads.filter((load) => load !== null)
  if (known.length < 2 || known.length < loads.length) return UNKNOWN
  const common = known.reduce((multiple, { bottom }) => leastCommonMultiple(multiple, bottom), 1n)
  const tops = known.map(({ top, bottom }) => top * (common / bottom))
  const sum = tops.reduce((total, top) => total + top, 0n)
  if (sum === 0n) return UNKNOWN
  const largest = tops.reduce((most, top) => (top > most ? top : most), 0n)
  const largestTimesCount = largest * BigInt(tops.length)
  return {
    loadImbalance: ratio(largestTimesCount, sum, 2),
    unevenLoad: isOverTimes(largestTimesCount, unevenOver, sum),
  }
}
