// How the tenants on one IP weigh against each other, by method (figure book, section 3, "Shares").
import type { Method } from '../contract/request.ts'
import { leastCommonMultiple } from '../money/least-common-multiple.ts'

/** An in-service IP with its tenants (ascending id) and their integer weights; at least one weight is above zero. */
export interface IpUse {
  readonly ipId: string
  readonly address: string | null
  readonly tenantIds: readonly string[]
  readonly weights: readonly bigint[]
  readonly totalWeight: bigint
  readonly evenBecause: 'volume_unknown' | 'all_volumes_zero' | null
}

/** What the volume methods need to know of a tenant. */
export interface TenantVolumes {
  /** Emails sent in the period; null when unknown. */
  emailsSent(tenantId: string): number | null
  /** The tenant's in-service IPs on active VPS; at least 1 for a tenant on any of them. */
  inServiceIps(tenantId: string): number
}

/** Integer weights of the tenants on an IP; evenly where a volume is unknown or all are zero (figure book, section 3). */
export function weighTenants(
  ip: { readonly ipId: string; readonly address: string | null; readonly tenantIds: readonly string[] },
  method: Method,
  volumes: TenantVolumes,
): IpUse {
  if (method === 'even') return divideEvenly(ip, null)
  const sent = ip.tenantIds.map((tenantId) => volumes.emailsSent(tenantId))
  if (sent.some((volume) => volume === null)) return divideEvenly(ip, 'volume_unknown')
  const known = sent.map((volume) => BigInt(volume as number))
  if (known.every((volume) => volume === 0n)) return divideEvenly(ip, 'all_volumes_zero')
  const weights = method === 'volume' ? known : perInServiceIp(known, ip.tenantIds, volumes)
  return { ...ip, weights, totalWeight: weights.reduce((sum, weight) => sum + weight, 0n), evenBecause: null }
}

function divideEvenly(
  ip: { readonly ipId: string; readonly address: string | null; readonly tenantIds: readonly string[] },
  evenBecause: IpUse['evenBecause'],
): IpUse {
  return { ...ip, weights: ip.tenantIds.map(() => 1n), totalWeight: BigInt(ip.tenantIds.length), evenBecause }
}

/** Each volume divided by that tenant's in-service IPs, brought to whole numbers by a common multiple. */
function perInServiceIp(
  sent: readonly bigint[],
  tenantIds: readonly string[],
  volumes: TenantVolumes,
): bigint[] {
  const counts = tenantIds.map((tenantId) => BigInt(volumes.inServiceIps(tenantId)))
  const common = counts.reduce(leastCommonMultiple, 1n)
  return sent.map((volume, index) => volume * (common / (counts[index] as bigint)))
}
