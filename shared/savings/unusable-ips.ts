// Burned and quarantined IPs that are still paid for, one opportunity a VPS.
import type { IpUse, VpsUse } from '../contract/summary/resources.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { amountsOf, claim, type Finding, nameOf } from './finding.ts'

/** Low: the burned ones. High: the quarantined ones as well, which may recover. */
export function findUnusableIps(activeVps: readonly VpsUse[]): Finding[] {
  return activeVps.flatMap((use) => {
    const burned = use.ipUses.filter(isBurned)
    const unusable = use.ipUses.filter((ip) => isBurned(ip) || isQuarantined(ip))
    if (unusable.length === 0) return []
    const quarantined = unusable.length - burned.length
    const resources = unusable.map((ip) => claim('ip', ip, { low: isBurned(ip), high: true }))
    const { atLeast, ...amounts } = amountsOf(resources, quarantined === 0 ? 'high' : 'medium')
    return {
      id: `unusable_ips:${use.vpsId}`,
      kind: 'unusable_ips',
      title: `VPS ${nameOf(use)} has ${unusableText(burned.length, quarantined)}`,
      rationale: 'Burned and quarantined IPs are never in service, and are paid for.',
      ...amounts,
      gain: 'cost',
      tenantId: null,
      vendor: use.vendor,
      resources,
      howLow:
        burned.length === 0
          ? `Nothing: its quarantined IPs may recover.${atLeast}`
          : `The monthly cost of its burned IPs.${atLeast}`,
      howHigh: `The monthly cost of its burned${quarantined === 0 ? '' : ' and its quarantined'} IPs.${atLeast}`,
      conditions: [
        'The vendor takes single IPs back.',
        ...(quarantined === 0
          ? []
          : [`The quarantined ${quarantined === 1 ? 'IP does' : 'IPs do'} not recover.`]),
      ],
    }
  })
}

export function isBurned({ status }: Pick<IpUse, 'status'>): boolean {
  return status === 'burned'
}

function isQuarantined({ status }: IpUse): boolean {
  return status === 'quarantined'
}

/** Paid for, usable or not known to be unusable, and without a tenant: the allocation's `unassigned`. */
export function isUnassigned(ip: IpUse): boolean {
  return !ip.inService && !isBurned(ip) && !isQuarantined(ip)
}

function unusableText(burned: number, quarantined: number): string {
  const parts = [
    ...(burned > 0 ? [counted(burned, 'burned IP')] : []),
    ...(quarantined > 0 ? [counted(quarantined, 'quarantined IP')] : []),
  ]
  return parts.join(' and ')
}
