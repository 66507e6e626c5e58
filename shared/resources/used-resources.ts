// Which tenants are in service on which paid VPS and IP just before `asOf`, with cost and vendor: read off the allocation's own
// functions, so that a summary and the cost run it stands on cannot disagree.
import { allocateResources } from '../allocation/allocate-resources.ts'
import { tenantsByIp } from '../allocation/assignments-in-force.ts'
import { paidResources } from '../allocation/paid-resources.ts'
import { poolGaps } from '../allocation/pool-gaps.ts'
import { vendorLookup } from '../finance/mapping-lines.ts'
import type { IpRow, VpsRow } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import type { SummaryInputs } from '../summaries/summary-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

/** A paid VPS; costs are cents as in the cost run, null when unknown. IPs are in id order. */
export interface UsedVps {
  readonly vps: VpsRow
  readonly vendor: string
  readonly costCents: number | null
  readonly ips: readonly UsedIp[]
}

export interface UsedIp {
  readonly ip: IpRow
  readonly vendor: string
  readonly costCents: number | null
  /** Distinct tenants in service on it, ascending; empty when the IP is not in service. */
  readonly tenantIds: readonly string[]
}

/**
 * Paid VPS in id order; empty when the upstream database lacks what leads from an IP to its tenants (`poolGaps(..).path`), since
 * nobody can then say what is in use.
 */
export function usedResources(
  inputs: Pick<SummaryInputs, 'upstream' | 'asOfMs' | 'mapping'>,
  warnings: WarningLog,
): UsedVps[] {
  const { upstream, asOfMs } = inputs
  if (poolGaps(upstream.missing).path !== null) return []
  const tenantsMissing = missingReason(upstream.missing, 'tenants.id') !== null
  const knownTenants = tenantsMissing ? null : new Set(upstream.tenants.map(({ id }) => id))
  const tenantsOf = tenantsByIp(upstream.assignments, asOfMs, knownTenants, warnings)
  const paid = paidResources(upstream, asOfMs, warnings)
  const inService = new Map<string, readonly string[]>()
  // Who is in service on an IP does not depend on the method; evenly needs no volumes.
  for (const { pool, resourceId, ipUses } of allocateResources(
    paid,
    tenantsOf,
    'even',
    () => null,
    warnings,
  )) {
    if (pool === 'ip' && ipUses[0] !== undefined) inService.set(resourceId, ipUses[0].tenantIds)
  }
  const vendorOf = vendorLookup(inputs.mapping)
  return paid.map(({ vps, costCents, ips }) => ({
    vps,
    vendor: vendorOf('vps', vps.id),
    costCents,
    ips: ips.map((paidIp) => ({
      ip: paidIp.ip,
      vendor: vendorOf('ip', paidIp.ip.id),
      costCents: paidIp.costCents,
      tenantIds: inService.get(paidIp.ip.id) ?? [],
    })),
  }))
}

/** How many IPs each tenant is in service on: what its volume is divided by. */
export function inServiceIpsOf(used: readonly UsedVps[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { tenantIds } of used.flatMap(({ ips }) => ips)) {
    for (const tenantId of tenantIds) counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1)
  }
  return counts
}
