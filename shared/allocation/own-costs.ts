// What tenants carry before anything is shared: every paid VPS and IP divided over its tenants (figure book, section 3). It
// asks nothing of other servers but how many IPs a tenant has in service, so it can be done a part of the platform at a time.
import type { Method } from '../contract/request.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import {
  allocateResources,
  countInServiceIps,
  type InServiceIps,
  type ResourceAllocation,
} from './allocate-resources.ts'
import { type IpTenants, type KnownTenants, tenantsByIp } from './assignments-in-force.ts'
import { paidResources } from './paid-resources.ts'
import { type PoolGaps, poolGaps } from './pool-gaps.ts'
import { type PoolSums, poolSums } from './pool-sums.ts'
import { type UnknownCostShare, unknownCostShare } from './unknown-cost-percent.ts'

/** The rows it is computed from. */
export type ResourceInputs = Pick<CostInputs, 'vps' | 'ips' | 'assignments' | 'missing'>

/** A tenant's own cost before any sharing. `unknownResources` are those it uses whose cost is not known. */
export interface TenantCost {
  vpsCents: number
  ipCents: number
  unknownResources: number
}

export interface OwnCosts {
  readonly costByTenant: ReadonlyMap<string, Readonly<TenantCost>>
  readonly pools: { readonly vps: PoolSums; readonly ip: PoolSums }
  /** Of the paid VPS and their IPs, those whose cost is not known. */
  readonly unknownCostShare: UnknownCostShare
}

export interface OwnCostsRequest {
  readonly asOfMs: number
  readonly method: Method
  /** Ids of the tenants table; null when that table is missing. */
  readonly knownTenants: KnownTenants | null
  /** In the period; null when unknown. */
  emailsSent(tenantId: string): number | null
  /** Of the whole platform, where the rows are a part of it; counted over the rows when left out. */
  readonly inServiceIps?: InServiceIps | undefined
}

/** In whole cents, with the resources that the cents come from. */
export function ownCosts(
  inputs: ResourceInputs,
  { asOfMs, method, knownTenants, emailsSent, inServiceIps }: OwnCostsRequest,
  warnings: WarningLog,
): OwnCosts & { readonly resources: readonly ResourceAllocation[] } {
  const gaps = poolGaps(inputs.missing)
  const tenantsOf = tenantsOfIps(inputs, gaps, asOfMs, knownTenants, warnings)
  const paid = paidResources(inputs, asOfMs, warnings)
  const resources =
    gaps.path === null ? allocateResources(paid, tenantsOf, method, emailsSent, warnings, inServiceIps) : []
  return {
    resources,
    costByTenant: addUpCosts(resources, gaps),
    pools: { vps: poolSums('vps', paid, resources), ip: poolSums('ip', paid, resources) },
    unknownCostShare: unknownCostShare(paid),
  }
}

/** In-service IPs of each tenant on the rows' active VPS. */
export function inServiceIpsByTenant(
  inputs: ResourceInputs,
  { asOfMs, knownTenants }: Pick<OwnCostsRequest, 'asOfMs' | 'knownTenants'>,
  warnings: WarningLog,
): InServiceIps {
  const tenantsOf = tenantsOfIps(inputs, poolGaps(inputs.missing), asOfMs, knownTenants, warnings)
  return countInServiceIps(paidResources(inputs, asOfMs, warnings), tenantsOf, warnings)
}

function tenantsOfIps(
  { assignments }: ResourceInputs,
  gaps: PoolGaps,
  asOfMs: number,
  knownTenants: KnownTenants | null,
  warnings: WarningLog,
): Map<string, IpTenants> {
  return gaps.path === null ? tenantsByIp(assignments, asOfMs, knownTenants, warnings) : new Map()
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
