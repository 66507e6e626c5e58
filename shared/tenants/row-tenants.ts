// Who is a row: every tenant that is not deleted, and every other one that carries cost or revenue (figure book, 3).
// Revenue is the measure of that name, billed: a prepaid year makes a deleted tenant a row in the month it was billed.
import type { TenantCost } from '../allocation/own-costs.ts'
import type { TenantRevenue } from '../revenue/month-revenue.ts'

/**
 * Ids in ascending order, one row each.
 *
 * @param knownTenants null when the tenants table is missing: then whoever carries anything is a row
 */
export function rowTenantIds(
  current: readonly string[],
  knownTenants: ReadonlySet<string> | null,
  costs: ReadonlyMap<string, TenantCost>,
  revenue: ReadonlyMap<string, TenantRevenue>,
): string[] {
  const ids = new Set(current)
  for (const [tenantId, cost] of costs) {
    const carriesCost = cost.vpsCents + cost.ipCents > 0 || cost.unknownResources > 0
    const existsNowhere = knownTenants === null || !knownTenants.has(tenantId)
    if (carriesCost || existsNowhere) ids.add(tenantId)
  }
  for (const [tenantId, { billedCents, billedUnknown }] of revenue) {
    if (billedCents !== 0 || billedUnknown) ids.add(tenantId)
  }
  return [...ids].sort()
}
