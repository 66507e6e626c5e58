// Tenants whose modeled cost is over their list price: another price or plan would earn the difference.
import { groupedDollars } from '../ranges/grouped-numbers.ts'
import type { Finding } from './finding.ts'
import type { TenantPrice } from './opportunity-facts.ts'

/** Low: nothing. High: what the cost is over the price; at least that while the cost is incomplete. */
export function findCostAboveListPrice(tenants: readonly TenantPrice[]): Finding[] {
  return tenants.flatMap(({ tenantId, tenantName, listPriceCents, totalCostCents, costComplete }) => {
    if (listPriceCents === null || totalCostCents === null || totalCostCents <= listPriceCents) return []
    const highCents = totalCostCents - listPriceCents
    const known = costComplete ? '' : 'at least '
    return {
      id: `cost_above_list_price:${tenantId}`,
      kind: 'cost_above_list_price',
      title: `${tenantName ?? tenantId} costs more than its list price`,
      rationale: `Its modeled cost is ${known}${groupedDollars(totalCostCents)} a month, its list price ${groupedDollars(listPriceCents)}.`,
      lowCents: 0,
      highCents,
      confidence: costComplete ? 'medium' : 'low',
      gain: 'price',
      tenantId,
      vendor: null,
      resources: [{ type: 'tenant', id: tenantId, label: tenantName, lowCents: 0, highCents }],
      howLow: 'Nothing is earned unless price, plan or use change.',
      howHigh: costComplete
        ? 'Modeled total cost less list price, a month.'
        : 'Modeled total cost less list price, a month. At least: some of its resources have no known cost.',
      conditions: ['The tenant accepts a price or plan that covers its cost.'],
      missing: null,
    }
  })
}
