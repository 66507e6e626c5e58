// Whether a tenant's cost can be held against its price: not where a source that says either is missing, which is no saving of zero.
import type { NullReason } from '../inputs/missing-sources.ts'

/** The reason of the first that a missing source makes null; null where none is. A tenant without a subscription has no gap. */
export function priceGap({
  nulls,
}: {
  readonly nulls: Readonly<Record<string, NullReason>>
}): NullReason | null {
  const reasons = [nulls.listPriceCents, nulls.totalCostCents]
  return reasons.find((reason) => reason?.code === 'source_missing') ?? null
}
