// The allocation of one month: every pool divided into tenants' cents and unallocated rows (figure book, section 3).
import type { Method, Policies } from '../contract/request.ts'
import type { PoolTotals, UnallocatedRow } from '../contract/run-figures.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { allocateResources, type ResourceAllocation } from './allocate-resources.ts'
import { type IpTenants, tenantsByIp } from './assignments-in-force.ts'
import { paidResources } from './paid-resources.ts'
import { owedLines, platformPool } from './platform-pool.ts'
import { type PoolGaps, poolGaps } from './pool-gaps.ts'
import { resourcePool } from './resource-pool.ts'
import type { SharedPool } from './share-pool.ts'
import { idleWeights, platformWeights, type SharingFacts } from './sharing-weights.ts'
import { type UnknownCostShare, unknownCostShare } from './unknown-cost-percent.ts'

/** A tenant's own cost before any sharing. `unknownResources` are those it uses whose cost is not known. */
export interface TenantCost {
  vpsCents: number
  ipCents: number
  unknownResources: number
}

export interface CostAllocation {
  readonly resources: readonly ResourceAllocation[]
  readonly costByTenant: ReadonlyMap<string, TenantCost>
  readonly idleShares: { readonly vps: SharedPool | null; readonly ip: SharedPool | null }
  readonly platformShares: SharedPool | null
  readonly unallocated: readonly UnallocatedRow[]
  readonly pools: readonly PoolTotals[]
  /** Of the paid VPS and their IPs, those whose cost is not known. */
  readonly unknownCostShare: UnknownCostShare
  /** Why a tenant's part of a pool is null; null where it is known. */
  readonly gaps: {
    readonly vps: NullReason | null
    readonly ip: NullReason | null
    readonly platform: NullReason | null
  }
}

/** What the run asks for and what sharing by usage or revenue needs. */
export interface AllocationRequest {
  readonly asOfMs: number
  readonly method: Method
  readonly policies: Policies
  readonly knownTenants: ReadonlySet<string> | null
  readonly sharing: SharingFacts
}

/** All three pools in whole cents: each conserves, or is null as a whole with its gap (figure book, section 3). */
export function allocateCosts(
  inputs: CostInputs,
  request: AllocationRequest,
  warnings: WarningLog,
): CostAllocation {
  const { asOfMs, method, policies, sharing } = request
  const gaps = poolGaps(inputs.missing)
  const tenantsOf =
    gaps.path === null
      ? tenantsByIp(inputs.assignments, asOfMs, request.knownTenants, warnings)
      : new Map<string, IpTenants>()
  const paid = paidResources(inputs, asOfMs, warnings)
  const resources =
    gaps.path === null ? allocateResources(paid, tenantsOf, method, sharing.emailsSent, warnings) : []
  const costByTenant = addUpCosts(resources, gaps)

  // Own costs that are not known can be neither shared nor weighed by: what leans on them stays unallocated, and null.
  const ownCostGap = gaps.vpsCost ?? gaps.ipCost ?? gaps.path
  const shareIdle = ownCostGap === null ? idleWeights(policies.shareIdle, costByTenant) : null
  const sharePlatform =
    ownCostGap !== null && policies.sharePlatform === 'weighted'
      ? null
      : platformWeights(policies.sharePlatform, costByTenant, sharing, warnings)
  const recipients = sharing.recipients ?? []
  const vps = resourcePool('vps', paid, resources, gaps.vpsCost, gaps.path, shareIdle, recipients)
  const ip = resourcePool('ip', paid, resources, gaps.ipCost, gaps.path, shareIdle, recipients)
  const platform = platformPool(owedLines(inputs.platformCosts, asOfMs), sharePlatform, recipients, warnings)
  return {
    resources,
    costByTenant,
    idleShares: { vps: vps.shared, ip: ip.shared },
    platformShares: platform.shared,
    unallocated: [...vps.unallocated, ...ip.unallocated, ...platform.unallocated],
    pools: [vps.totals, ip.totals, platform.totals],
    unknownCostShare: unknownCostShare(paid),
    gaps: { vps: gaps.vpsCost ?? gaps.path, ip: gaps.ipCost ?? gaps.path, platform: platform.gap },
  }
}

/** A pool that is null as a whole has its reason; its resources are not counted as unknown one by one. */
function addUpCosts(resources: readonly ResourceAllocation[], gaps: PoolGaps): Map<string, TenantCost> {
  const costs = new Map<string, TenantCost>()
  for (const resource of resources) {
    for (const share of resource.shares) {
      let cost = costs.get(share.tenantId)
      if (cost === undefined) {
        cost = { vpsCents: 0, ipCents: 0, unknownResources: 0 }
        costs.set(share.tenantId, cost)
      }
      const poolIsKnown = (resource.pool === 'vps' ? gaps.vpsCost : gaps.ipCost) === null
      if (share.cents === null) cost.unknownResources += share.weight > 0n && poolIsKnown ? 1 : 0
      else if (resource.pool === 'vps') cost.vpsCents += share.cents
      else cost.ipCents += share.cents
    }
  }
  return costs
}
