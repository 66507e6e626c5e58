// An active VPS with fewer than half of its IPs in service: what is in service could move elsewhere.
import type { VpsUse } from '../contract/summary/resources.ts'
import { groupedNumber } from '../ranges/grouped-numbers.ts'
import { amountsOf, claim, type Finding, ipsText, nameOf } from './finding.ts'

/** Low: nothing. High: the VPS and its IPs that are not in service, if the ones in service move. */
export function findUnderusedVps(activeVps: readonly VpsUse[]): Finding[] {
  return activeVps
    .filter(({ ips, ipsInService }) => ipsInService > 0 && 2 * ipsInService < ips)
    .map((use) => {
      const resources = [
        claim('vps', use, { low: false, high: true }),
        ...use.ipUses
          .filter(({ inService }) => !inService)
          .map((ip) => claim('ip', ip, { low: false, high: true })),
      ]
      const { atLeast, ...amounts } = amountsOf(resources, 'medium')
      return {
        id: `underused_vps:${use.vpsId}`,
        kind: 'underused_vps',
        title: `VPS ${nameOf(use)} has ${groupedNumber(use.ipsInService)} of ${ipsText(use.ips)} in service`,
        rationale: 'Fewer than half of its IPs are in service; they could be consolidated on other VPS.',
        ...amounts,
        gain: 'cost',
        tenantId: null,
        vendor: use.vendor,
        resources,
        howLow: 'Nothing is saved unless its IPs in service move.',
        howHigh: `The monthly cost of the VPS and of its IPs that are not in service.${atLeast}`,
        conditions: [
          `Other VPS can take its ${ipsText(use.ipsInService)} in service.`,
          'The VPS is given up, and its IPs that are not in service with it.',
        ],
      }
    })
}
