// An active VPS with no IP in service, also one with no IP at all.
import type { VpsUse } from '../contract/summary/resources.ts'
import { amountsOf, claim, type Finding, ipsText, nameOf } from './finding.ts'

/** Low: the VPS. High: its IPs as well, if they are given up with it. */
export function findIdleVps(activeVps: readonly VpsUse[]): Finding[] {
  return activeVps
    .filter(({ ipsInService }) => ipsInService === 0)
    .map((use) => {
      const resources = [
        claim('vps', use, { low: true, high: true }),
        ...use.ipUses.map((ip) => claim('ip', ip, { low: false, high: true })),
      ]
      const { atLeast, ...amounts } = amountsOf(resources, 'high')
      return {
        id: `idle_vps:${use.vpsId}`,
        kind: 'idle_vps',
        title: `VPS ${nameOf(use)} has no IP in service`,
        rationale: `It is active and paid for, and ${withoutService(use.ips)}: no tenant sends from it.`,
        ...amounts,
        gain: 'cost',
        tenantId: null,
        vendor: use.vendor,
        resources,
        howLow: `The monthly cost of the VPS.${atLeast}`,
        howHigh: `The monthly cost of the VPS and of the IPs on it.${atLeast}`,
        conditions: [
          'Nothing is planned for the VPS.',
          ...(use.ips === 0 ? [] : ['Its IPs are given up with it.']),
        ],
      }
    })
}

function withoutService(ips: number): string {
  if (ips === 0) return 'has no IP'
  return ips === 1 ? 'its one IP is not in service' : `none of its ${ipsText(ips)} is in service`
}
