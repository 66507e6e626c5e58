// A tenant's share of a VPS: its cost is divided evenly over its in-service IPs, each IP's part by the weights on it,
// and the tenant's parts are added before they are rounded, once (figure book, section 3, "Shares" and "Rounding").
import { leastCommonMultiple } from '../money/least-common-multiple.ts'
import type { IpUse } from './ip-weights.ts'

/** Tenants of a resource in ascending id order with integer weights; a tenant's unrounded share is weight / total. */
export interface TenantWeights {
  readonly tenantIds: readonly string[]
  readonly weights: readonly bigint[]
  readonly totalWeight: bigint
}

/**
 * The tenants' weights on a whole VPS. With n in-service IPs and weights w of W on each, a tenant's share is the sum of
 * w / (n x W); brought to the common denominator n x D it is a sum of integers, and nothing is rounded here.
 *
 * @param ipUses the VPS's in-service IPs, at least one
 */
export function vpsWeights(ipUses: readonly IpUse[]): TenantWeights {
  const [only] = ipUses
  if (only !== undefined && ipUses.length === 1) return only
  const common = ipUses.reduce((multiple, ip) => leastCommonMultiple(multiple, ip.totalWeight), 1n)
  const byTenant = new Map<string, bigint>()
  for (const ip of ipUses) {
    const scale = common / ip.totalWeight
    ip.tenantIds.forEach((tenantId, index) => {
      const weight = (ip.weights[index] as bigint) * scale
      byTenant.set(tenantId, (byTenant.get(tenantId) ?? 0n) + weight)
    })
  }
  const tenantIds = [...byTenant.keys()].sort()
  return {
    tenantIds,
    weights: tenantIds.map((tenantId) => byTenant.get(tenantId) as bigint),
    totalWeight: common * BigInt(ipUses.length),
  }
}
