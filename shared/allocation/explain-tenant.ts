// A derivation as people read it: each line with its unrounded share, written out from its cost and weights.
import type { DerivationLine, TenantExplanation } from '../contract/explanation.ts'
import { decimalText } from '../money/decimal-text.ts'

const SHARE_DECIMALS = 6

/** Unrounded shares in cents as decimal text with up to six decimals, rounded half away from zero. */
export function explainTenant(tenantId: string, lines: readonly DerivationLine[]): TenantExplanation {
  return {
    tenantId,
    lines: lines.map((line) =>
      line.kind === 'resource'
        ? { ...line, unroundedShareCents: unroundedShare(line.resourceCents, line) }
        : { ...line, unroundedShareCents: unroundedShare(line.poolCents, line) ?? '0' },
    ),
  }
}

/** Cost x weight / total weight in cents, as decimal text; null when the cost is unknown. */
function unroundedShare(
  cents: number | null,
  { weight, totalWeight }: Pick<DerivationLine, 'weight' | 'totalWeight'>,
) {
  return cents === null
    ? null
    : decimalText(BigInt(cents) * BigInt(weight), BigInt(totalWeight), SHARE_DECIMALS)
}
