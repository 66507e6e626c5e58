// The derivation of a tenant's costs from an allocation: each line's cents, summed by measure, are the figure.
import type { DerivationLine, IpDerivation, SharedLine } from '../contract/explanation.ts'
import type { Policies } from '../contract/request.ts'
import type { Pool } from '../contract/run-figures.ts'
import type { CostAllocation } from './allocate-costs.ts'
import type { ResourceAllocation, ResourceShare } from './allocate-resources.ts'
import type { IpUse } from './ip-weights.ts'
import type { SharedPool } from './share-pool.ts'

/** Names the vendor of a resource, from Finance's mapping. */
export type VendorOf = (pool: Pool, resourceId: string) => string

/** Gives a tenant's lines. */
export type Derive = (tenantId: string) => DerivationLine[]

/** Each call derives one tenant: its own resources first, then its parts of what is shared. */
export function tenantDeriver(
  ownLines: Derive,
  { idleShares, platformShares }: Pick<CostAllocation, 'idleShares' | 'platformShares'>,
  policies: Policies,
): Derive {
  const shared = [
    deriveShared('idle_cost', 'vps', policies.shareIdle, idleShares.vps),
    deriveShared('idle_cost', 'ip', policies.shareIdle, idleShares.ip),
    deriveShared('platform_cost', 'platform', policies.sharePlatform, platformShares),
  ]
  return (tenantId) => [...ownLines(tenantId), ...shared.flatMap((derive) => derive(tenantId))]
}

/**
 * Lines of a tenant's own resources, in their order. The first call groups the run's shares by tenant, so a run that nobody
 * asks pays nothing.
 */
export function resourceLines(resources: readonly ResourceAllocation[], vendorOf: VendorOf): Derive {
  let resourcesOf: ResourcesByTenant | undefined
  return (tenantId) => {
    resourcesOf ??= groupByTenant(resources)
    return (resourcesOf.get(tenantId) ?? []).map(([resource, share]) =>
      resourceLine(resource, share, vendorOf(resource.pool, resource.resourceId)),
    )
  }
}

type ResourcesByTenant = ReadonlyMap<string, readonly (readonly [ResourceAllocation, ResourceShare])[]>

function groupByTenant(resources: readonly ResourceAllocation[]): ResourcesByTenant {
  const byTenant = new Map<string, [ResourceAllocation, ResourceShare][]>()
  for (const resource of resources) {
    for (const share of resource.shares) {
      const mine = byTenant.get(share.tenantId)
      if (mine === undefined) byTenant.set(share.tenantId, [[resource, share]])
      else mine.push([resource, share])
    }
  }
  return byTenant
}

function resourceLine(resource: ResourceAllocation, share: ResourceShare, vendor: string): DerivationLine {
  const { pool, resourceId, label, costCents, ipUses, totalWeight, shares } = resource
  return {
    kind: 'resource',
    measure: pool === 'vps' ? 'infrastructure_cost' : 'email_service_cost',
    pool,
    resourceId,
    label,
    vendor,
    resourceCents: costCents,
    inServiceIps: ipUses.length,
    tenants: shares.length,
    ips: ipUses.flatMap((use) => ipDerivation(use, share.tenantId)),
    weight: share.weight.toString(),
    totalWeight: totalWeight.toString(),
    cents: share.cents,
    spareCent: share.spareCent,
  }
}

/** The IP's part of the derivation, when the tenant is on it; an IP explains and carries no cents of its own. */
function ipDerivation(use: IpUse, tenantId: string): IpDerivation[] {
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

function deriveShared(
  measure: SharedLine['measure'],
  pool: Pool,
  policy: string,
  shared: SharedPool | null,
): Derive {
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
        cents: part.cents,
        spareCent: part.spareCent,
      },
    ]
  }
}
