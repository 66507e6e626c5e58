// Savings that were realized: a tenant cost more than its list price in the month before, and no longer does.
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { SummaryFigures } from '../contract/summary/summary-figures.ts'

/**
 * By tenant, the cents a month by which its cost was above its list price. Only where both are now known, with every cost
 * in them: an unknown cost closes nothing, nor does the end of a subscription.
 *
 * @param earlier opportunities of the month before
 */
export function closedGaps(
  earlier: readonly Opportunity[],
  { tenants }: Pick<SummaryFigures, 'tenants'>,
): Map<string, number> {
  const figuresOf = new Map(tenants.map(({ figures }) => [figures.tenantId, figures]))
  const closed = new Map<string, number>()
  for (const { kind, tenantId, highCents } of earlier) {
    if (kind !== 'cost_above_list_price' || tenantId === null || highCents === null) continue
    const now = figuresOf.get(tenantId)
    if (
      now === undefined ||
      !now.costComplete ||
      now.totalCostCents === null ||
      now.listPriceCents === null
    ) {
      continue
    }
    if (now.totalCostCents <= now.listPriceCents) closed.set(tenantId, highCents)
  }
  return closed
}
