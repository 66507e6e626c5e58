// Sharing policies: dividing a pool's idle or platform cost over the recipients, rounded once per pool total
// (figure book, section 3, "Sharing policies"). Sharing one pool never changes another.
import { splitByWeight } from '../money/split-by-weight.ts'

/** A pool's total divided over its recipients; `weights` and `parts` run along `recipients` (ascending tenant id). */
export interface SharedPool {
  readonly totalCents: number
  readonly recipients: readonly string[]
  readonly weights: readonly bigint[]
  readonly totalWeight: bigint
  readonly parts: readonly { readonly cents: number; readonly spareCent: boolean }[]
}

/** @returns null when there is no recipient or all weigh zero: the cost then stays unallocated */
export function sharePool(
  totalCents: number,
  recipients: readonly string[],
  weightOf: (tenantId: string) => bigint,
): SharedPool | null {
  const weights = recipients.map(weightOf)
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0n)
  if (totalWeight === 0n) return null
  return { totalCents, recipients, weights, totalWeight, parts: splitByWeight(totalCents, weights) }
}
