// Divides every paid VPS and IP over its tenants, or says why it stays unallocated (figure book, section 3).
import type { Method } from '../contract/request.ts'
import type { UnallocatedReason } from '../contract/run-figures.ts'
import { splitByWeight } from '../money/split-by-weight.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { IpTenants } from './assignments-in-force.ts'
import { type IpUse, type TenantVolumes, weighTenants } from './ip-weights.ts'
import type { PaidIp, PaidVps } from './paid-resources.ts'
import { ipReason, isUsable, vpsReason } from './unallocated-reason.ts'
import { type TenantWeights, vpsWeights } from './vps-shares.ts'

/** One tenant's part of one resource; `cents` is null when the resource's cost is unknown. */
export interface ResourceShare {
  readonly tenantId: string
  readonly weight: bigint
  readonly cents: number | null
  readonly spareCent: boolean
}

/** One resource with its shares, or with the reason why it has none. `ipUses` are the IPs its weights come from. */
export interface ResourceAllocation {
  readonly pool: 'vps' | 'ip'
  readonly resourceId: string
  readonly label: string | null
  readonly costCents: number | null
  readonly reason: UnallocatedReason | null
  readonly ipUses: readonly IpUse[]
  readonly totalWeight: bigint
  /** One a tenant. */
  readonly shares: readonly ResourceShare[]
}

/** In-service IPs on active VPS by tenant: what a tenant's volume is divided by under `volume_per_ip`. */
export type InServiceIps = ReadonlyMap<string, number>

/**
 * Resources in pool order (vps, ip) and id order within.
 *
 * @param counted in-service IPs of the whole platform, where these VPS are a part of it; counted here when left out
 */
export function allocateResources(
  paidVps: readonly PaidVps[],
  tenantsOf: ReadonlyMap<string, IpTenants>,
  method: Method,
  emailsSent: (tenantId: string) => number | null,
  warnings: WarningLog,
  counted?: InServiceIps,
): ResourceAllocation[] {
  const inService = inServiceOf(paidVps, tenantsOf, warnings)
  const counts = method === 'volume_per_ip' ? (counted ?? countIps(inService.flat(), tenantsOf)) : null
  const volumes: TenantVolumes = { emailsSent, inServiceIps: (tenantId) => counts?.get(tenantId) ?? 1 }
  const vpsAllocations: ResourceAllocation[] = []
  const ipAllocations: ResourceAllocation[] = []
  paidVps.forEach((paid, index) => {
    const uses = new Map<string, IpUse>()
    for (const { ip } of inService[index] as PaidIp[]) {
      const tenantIds = (tenantsOf.get(ip.id) as IpTenants).tenantIds
      const use = weighTenants({ ipId: ip.id, address: ip.address, tenantIds }, method, volumes)
      if (use.evenBecause === 'volume_unknown') warnings.add('volume_unknown', ip.id)
      uses.set(ip.id, use)
    }
    vpsAllocations.push(allocateVps(paid, [...uses.values()]))
    for (const ip of paid.ips) ipAllocations.push(allocateIp(paid, ip, uses.get(ip.ip.id)))
  })
  ipAllocations.sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1))
  return [...vpsAllocations, ...ipAllocations]
}

/** The in-service IPs of every tenant on these VPS. */
export function countInServiceIps(
  paidVps: readonly PaidVps[],
  tenantsOf: ReadonlyMap<string, IpTenants>,
  warnings: WarningLog,
): InServiceIps {
  return countIps(inServiceOf(paidVps, tenantsOf, warnings).flat(), tenantsOf)
}

function inServiceOf(
  paidVps: readonly PaidVps[],
  tenantsOf: ReadonlyMap<string, IpTenants>,
  warnings: WarningLog,
): PaidIp[][] {
  return paidVps.map((vps) => vps.ips.filter((ip) => isInService(vps, ip, tenantsOf, warnings)))
}

function isInService(
  paid: PaidVps,
  { ip }: PaidIp,
  tenantsOf: ReadonlyMap<string, IpTenants>,
  warnings: WarningLog,
): boolean {
  const onIp = tenantsOf.get(ip.id)
  if (onIp === undefined) return false
  if (!isUsable(ip.status)) {
    for (const assignmentId of onIp.assignmentIds) warnings.add('assignment_on_unusable_ip', assignmentId)
    return false
  }
  return paid.active
}

function countIps(inService: readonly PaidIp[], tenantsOf: ReadonlyMap<string, IpTenants>): InServiceIps {
  const counts = new Map<string, number>()
  for (const { ip } of inService) {
    for (const tenantId of (tenantsOf.get(ip.id) as IpTenants).tenantIds) {
      counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1)
    }
  }
  return counts
}

function allocateVps(paid: PaidVps, ipUses: readonly IpUse[]): ResourceAllocation {
  const reason = vpsReason(paid.active, paid.ips.length, ipUses.length)
  const resource = {
    pool: 'vps',
    resourceId: paid.vps.id,
    label: paid.vps.label,
    costCents: paid.costCents,
  } as const
  if (reason !== null) return unallocated(resource, reason)
  return { ...resource, reason, ipUses, ...sharesOf(paid.costCents, vpsWeights(ipUses)) }
}

function allocateIp(paid: PaidVps, { ip, costCents }: PaidIp, use: IpUse | undefined): ResourceAllocation {
  const resource = { pool: 'ip', resourceId: ip.id, label: ip.address, costCents } as const
  const reason = ipReason(paid.active, ip.status, use !== undefined)
  if (reason !== null || use === undefined) return unallocated(resource, reason ?? 'unassigned')
  return { ...resource, reason, ipUses: [use], ...sharesOf(costCents, use) }
}

type Resource = Pick<ResourceAllocation, 'pool' | 'resourceId' | 'label' | 'costCents'>

function unallocated(resource: Resource, reason: UnallocatedReason): ResourceAllocation {
  return { ...resource, reason, ipUses: [], totalWeight: 0n, shares: [] }
}

function sharesOf(
  costCents: number | null,
  { tenantIds, weights, totalWeight }: TenantWeights,
): Pick<ResourceAllocation, 'shares' | 'totalWeight'> {
  const parts = costCents === null ? null : splitByWeight(costCents, weights)
  const shares = tenantIds.map((tenantId, index) => ({
    tenantId,
    weight: weights[index] as bigint,
    cents: parts?.[index]?.cents ?? null,
    spareCent: parts?.[index]?.spareCent ?? false,
  }))
  return { totalWeight, shares }
}
