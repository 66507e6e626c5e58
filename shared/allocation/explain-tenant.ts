// The derivation of a tenant's costs from an allocation: each line's cents, summed by measure, are the figure.
import type {
  ExplanationLine,
  IpDerivation,
  ResourceLine,
  SharedLine,
  TenantExplanation,
} from '../contract/explanation.ts'
import type { Policies } from '../contract/request.ts'
import type { Pool } from '../contract/run-figures.ts'
import { decimalText } from '../money/decimal-text.ts'
import type { CostAllocation } from './allocate-costs.ts'
import type { ResourceAllocation, ResourceShare } from './allocate-resources.ts'
import type { IpUse } from './ip-weights.ts'
import type { SharedPool } from './share-pool.ts'

const SHARE_DECIMALS = 6

/** Names the vendor of a resource, from Finance's mapping. */
export type VendorOf = (pool: Pool, resourceId: string) => string

/** Prepares an explainer once per run; each call derives one tenant, so nothing is held for tenants not asked for. */
export function tenantExplainer(
  allocation: CostAllocation,
  policies: Policies,
  vendorOf: VendorOf,
): (tenantId: string) => TenantExplanation {
  const resourcesOf = new Map<string, [ResourceAllocation, ResourceShare][]>()
  for (const resource of allocation.resources) {
    for (const share of resource.shares) {
      const mine = resourcesOf.get(share.tenantId) ?? []
      if (mine.length === 0) resourcesOf.set(share.tenantId, mine)
      mine.push([resource, share])
    }
  }
  const { idleShares, platformShares } = allocation
  const shared = [
    explainShared('idle_cost', 'vps', policies.shareIdle, idleShares.vps),
    explainShared('idle_cost', 'ip', policies.shareIdle, idleShares.ip),
    explainShared('platform_cost', 'platform', policies.sharePlatform, platformShares),
  ]
  return (tenantId) => {
    const own = (resourcesOf.get(tenantId) ?? []).map(([resource, share]) =>
      resourceLine(resource, share, vendorOf(resource.pool, resource.resourceId)),
    )
    const sharedLines = shared.flatMap((explain) => explain(tenantId))
    return { tenantId, lines: [...own, ...sharedLines] satisfies ExplanationLine[] }
  }
}

function resourceLine(resource: ResourceAllocation, share: ResourceShare, vendor: string): ResourceLine {
  const { pool, resourceId, label, costCents, ipUses, totalWeight } = resource
  return {
    kind: 'resource',
    measure: pool === 'vps' ? 'infrastructure_cost' : 'email_service_cost',
    pool,
    resourceId,
    label,
    vendor,
    resourceCents: costCents,
    inServiceIps: ipUses.length,
    ips: ipUses.flatMap((use) => derivation(use, share.tenantId)),
    weight: share.weight.toString(),
    totalWeight: totalWeight.toString(),
    unroundedShareCents:
      costCents === null ? null : decimalText(BigInt(costCents) * share.weight, totalWeight, SHARE_DECIMALS),
    cents: share.cents,
    spareCent: share.spareCent,
  }
}

/** The IP's part of the derivation, when the tenant is on it; an IP explains and carries no cents of its own. */
function derivation(use: IpUse, tenantId: string): IpDerivation[] {
  const index = use.tenantIds.indexOf(tenantId)
  if (index < 0) return []
  return [
    {
      ipId: use.ipId,
      address: use.address,
      tenants: use.tenantIds.length,
      weight: (use.weights[index] as bigint).toString(),
      totalWeight: use.totalWeight.toString(),
      evenBecause: use.evenBecause,
    },
  ]
}

function explainShared(
  measure: SharedLine['measure'],
  pool: Pool,
  policy: string,
  shared: SharedPool | null,
): (tenantId: string) => SharedLine[] {
  if (shared === null) return () => []
  const position = new Map(shared.recipients.map((tenantId, index) => [tenantId, index]))
  return (tenantId) => {
    const index = position.get(tenantId)
    const part = index === undefined ? undefined : shared.parts[index]
    if (index === undefined || part === undefined) return []
    const weight = shared.weights[index] as bigint
    return [
      {
        kind: 'shared',
        measure,
        pool,
        policy,
        poolCents: shared.totalCents,
        recipients: shared.recipients.length,
        weight: weight.toString(),
        totalWeight: shared.totalWeight.toString(),
        unroundedShareCents: decimalText(
          BigInt(shared.totalCents) * weight,
          shared.totalWeight,
          SHARE_DECIMALS,
        ),
        cents: part.cents,
        spareCent: part.spareCent,
      },
    ]
  }
}
