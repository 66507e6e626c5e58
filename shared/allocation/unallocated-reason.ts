// Why a resource's cost stays unallocated: one reason each, in a fixed order (figure book, section 3).
import type { UnallocatedReason } from '../contract/run-figures.ts'

const IN_SERVICE_STATUSES: ReadonlySet<string | null> = new Set(['assigned', 'warming', 'warmed', 'degraded'])

/** Whether an IP with this status may be in service; it also needs a counting assignment. */
export function isUsable(ipStatus: string | null): boolean {
  return IN_SERVICE_STATUSES.has(ipStatus)
}

/** Null when the VPS is allocated. */
export function vpsReason(active: boolean, ips: number, inServiceIps: number): UnallocatedReason | null {
  if (!active) return 'scheduled_decommission'
  if (ips === 0) return 'no_ip'
  return inServiceIps === 0 ? 'no_ip_in_service' : null
}

/** Null when the IP is allocated. */
export function ipReason(
  vpsActive: boolean,
  ipStatus: string | null,
  inService: boolean,
): UnallocatedReason | null {
  if (!vpsActive) return 'scheduled_decommission'
  if (ipStatus === 'burned' || ipStatus === 'quarantined') return ipStatus
  return inService ? null : 'unassigned'
}

/** Idle is what a sharing policy may divide; nothing else is shared as idle. */
export function isIdle(reason: UnallocatedReason): boolean {
  return reason === 'no_ip' || reason === 'no_ip_in_service' || reason === 'unassigned'
}
