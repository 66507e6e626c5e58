// Which VPS are still paid for, and which IPs lie on them (figure book, section 3, "Pools").
import type { CostInputs, IpRow, VpsRow } from '../inputs/cost-inputs.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

const PAID_STATUSES: ReadonlySet<string | null> = new Set(['active', 'scheduled_decommission'])
const VPS_STATUSES: ReadonlySet<string | null> = new Set([
  'active',
  'provisioning',
  'scheduled_decommission',
  'decommissioned',
])
const IP_STATUSES: ReadonlySet<string | null> = new Set([
  'available',
  'assigned',
  'warming',
  'warmed',
  'degraded',
  'burned',
  'quarantined',
])

/** A paid VPS with the IPs on it; costs are cents, null when unknown. IPs are in id order. */
export interface PaidVps {
  readonly vps: VpsRow
  readonly active: boolean
  readonly costCents: number | null
  readonly ips: readonly PaidIp[]
}

export interface PaidIp {
  readonly ip: IpRow
  readonly costCents: number | null
}

/** Paid VPS in id order. A thing exists when it was created before `asOf`, or when its creation is not known. */
export function paidResources(
  inputs: Pick<CostInputs, 'vps' | 'ips' | 'missing'>,
  asOfMs: number,
  warnings: WarningLog,
): PaidVps[] {
  const ipsByVps = new Map<string, PaidIp[]>()
  const paid: PaidVps[] = []
  const vpsStatusRead = !inputs.missing.has('vps_instances.status')
  const ipStatusRead = !inputs.missing.has('smtp_ip_addresses.status')
  const vpsPriced = !inputs.missing.has('vps_instances.approximate_cost')
  // Without these nobody can say where an IP lies, and no IP is to blame.
  const ipsPlaced =
    missingReason(
      inputs.missing,
      'vps_instances.id',
      'vps_instances.status',
      'smtp_ip_addresses.vps_instance_id',
    ) === null
  const ipsPriced = !inputs.missing.has('smtp_ip_addresses.approximate_cost')
  for (const vps of inputs.vps) {
    if (!exists(vps.createdMs, asOfMs)) continue
    if (vpsStatusRead && !VPS_STATUSES.has(vps.status)) warnings.add('unknown_status', vps.id)
    if (!isPaid(vps.status)) continue
    const ips: PaidIp[] = []
    ipsByVps.set(vps.id, ips)
    const costCents = vpsPriced ? checkedCost(vps.id, vps.approximateCostCents, warnings) : null
    paid.push({ vps, active: vps.status === 'active', costCents, ips })
    warnAboutVps(vps, asOfMs, warnings)
  }
  for (const ip of inputs.ips) {
    if (!exists(ip.createdMs, asOfMs)) continue
    if (ipStatusRead && !IP_STATUSES.has(ip.status)) warnings.add('unknown_status', ip.id)
    const siblings = ip.vpsId === null ? undefined : ipsByVps.get(ip.vpsId)
    if (siblings === undefined) {
      if (ipsPlaced) warnings.add('ip_outside_paid_vps', ip.id)
      continue
    }
    siblings.push({ ip, costCents: ipsPriced ? checkedCost(ip.id, ip.approximateCostCents, warnings) : null })
  }
  for (const ips of ipsByVps.values()) ips.sort((a, b) => (a.ip.id < b.ip.id ? -1 : 1))
  return paid.sort((a, b) => (a.vps.id < b.vps.id ? -1 : 1))
}

/** Whether a VPS of that status is paid for. */
export function isPaid(status: string | null): boolean {
  return PAID_STATUSES.has(status)
}

/** Created before `asOf`, or its creation is not known. */
export function exists(createdMs: number | null, asOfMs: number): boolean {
  return createdMs === null || createdMs < asOfMs
}

/** Missing is not zero: NULL is unknown, 0.00 is a known zero, and a negative cost is bad data and thus unknown. */
function checkedCost(resourceId: string, cents: number | null, warnings: WarningLog): number | null {
  if (cents === null) {
    warnings.add('unknown_cost', resourceId)
    return null
  }
  if (cents < 0) {
    warnings.add('negative_cost', resourceId)
    return null
  }
  if (cents === 0) warnings.add('zero_cost', resourceId)
  return cents
}

function warnAboutVps(vps: VpsRow, asOfMs: number, warnings: WarningLog): void {
  const { approximateCostCents, monthlyCostCents, decommissionScheduledForMs } = vps
  if (
    approximateCostCents !== null &&
    monthlyCostCents !== null &&
    approximateCostCents !== monthlyCostCents
  ) {
    warnings.add('monthly_cost_differs', vps.id)
  }
  if (decommissionScheduledForMs !== null && decommissionScheduledForMs < asOfMs) {
    warnings.add('decommission_overdue', vps.id)
  }
}
