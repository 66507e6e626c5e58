// How every paid VPS and IP is used: utilization, load, the tenants on it, their delivery outcomes and revenue.
import type { IncidentsOnResource, IpUse, VpsUse } from '../contract/summary/resources.ts'
import { ratio } from '../money/divide.ts'
import type { SummarySettings } from '../summaries/summary-settings.ts'
import { outcomesOn } from './outcomes-on.ts'
import { poolBalance } from './pool-balance.ts'
import type { ResourceIncidents } from './resource-incidents.ts'
import { type Fraction, ShareSum } from './share-sum.ts'
import type { TenantTraffic } from './tenant-traffic.ts'
import { explainedIp, explainedVps } from './use-nulls.ts'
import { inServiceIpsOf, type UsedIp, type UsedVps } from './used-resources.ts'

/** In VPS and IP id order; costs are those of the cost run, rates are fractions. */
export function resourceUses(
  used: readonly UsedVps[],
  traffic: ReadonlyMap<string, TenantTraffic>,
  incidents: ResourceIncidents,
  settings: Pick<SummarySettings, 'unevenLoadOver'>,
): VpsUse[] {
  const ipsOf = inServiceIpsOf(used)
  return used.map(({ vps, vendor, costCents, ips }) => {
    const loads = ips.map((ip) => loadOf(ip, traffic, ipsOf))
    const inService = ips.flatMap(({ tenantIds }, index) =>
      tenantIds.length === 0 ? [] : [loads[index] ?? null],
    )
    const tenantIds = new Set(ips.flatMap((ip) => ip.tenantIds))
    return explainedVps({
      vpsId: vps.id,
      label: vps.label,
      status: vps.status,
      vendor,
      costCents,
      ips: ips.length,
      ipsInService: inService.length,
      utilization: ips.length === 0 ? null : ratio(inService.length, ips.length, 4),
      tenants: tenantIds.size,
      ...poolBalance(inService, settings.unevenLoadOver),
      ...outcomesOn(tenantIds, traffic),
      ...incidents.of('vps', vps.id),
      ipUses: ips.map((paidIp, index) =>
        explainedIp({
          ...ipUse(paidIp, loads[index] ?? null, traffic),
          ...incidents.of('ip', paidIp.ip.id),
        }),
      ),
    })
  })
}

function ipUse(
  { ip, vendor, costCents, tenantIds }: UsedIp,
  load: Fraction | null,
  traffic: ReadonlyMap<string, TenantTraffic>,
): Omit<IpUse, keyof IncidentsOnResource | 'nulls'> {
  return {
    ipId: ip.id,
    address: ip.address,
    status: ip.status,
    vendor,
    costCents,
    inService: tenantIds.length > 0,
    tenants: tenantIds.length,
    load: load === null ? null : ratio(load.top, load.bottom, 2),
    ...outcomesOn(tenantIds, traffic),
  }
}

/** Null when the IP is not in service or the volume of a tenant on it is unknown. */
function loadOf(
  { tenantIds }: UsedIp,
  traffic: ReadonlyMap<string, TenantTraffic>,
  ipsOf: ReadonlyMap<string, number>,
): Fraction | null {
  if (tenantIds.length === 0) return null
  const sum = new ShareSum()
  for (const tenantId of tenantIds) {
    const volume = traffic.get(tenantId)?.emailsSent ?? null
    if (volume === null) return null
    sum.add(volume, 1, ipsOf.get(tenantId) ?? 1)
  }
  return sum.total()
}
