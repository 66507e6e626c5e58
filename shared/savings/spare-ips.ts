// Unassigned IPs on active VPS beyond the spare that is kept: which of them are given up is open, how many is not.
import type { IpUse, VpsUse } from '../contract/summary/resources.ts'
import { ratio } from '../money/divide.ts'
import { groupedNumber } from '../ranges/grouped-numbers.ts'
import { amountsOf, type Claim, type Finding, ipsText } from './finding.ts'
import { partRoundedUp } from './times-over.ts'
import { isUnassigned } from './unusable-ips.ts'

/**
 * Low: the cheapest `excess` of the unassigned IPs, one of unknown cost counting as nothing. High: the dearest. Every
 * unassigned IP is named with its whole cost, since any may be among those given up.
 */
export function findSpareIps(activeVps: readonly VpsUse[], allowance: number): Finding[] {
  const ips = activeVps.flatMap(({ ipUses }) => ipUses)
  const inService = ips.filter((ip) => ip.inService).length
  const unassigned = ips.filter(isUnassigned)
  const kept = partRoundedUp(allowance, inService)
  const excess = unassigned.length - kept
  if (excess <= 0) return []
  const cheapestFirst = unassigned.toSorted(byCost)
  const cheapest = new Set(cheapestFirst.slice(0, excess))
  const resources = cheapestFirst.map((ip) => spareClaim(ip, cheapest.has(ip)))
  const { atLeast, ...amounts } = amountsOf(resources, 'medium')
  const highCents =
    amounts.highCents === null
      ? null
      : cheapestFirst.slice(-excess).reduce((sum, { costCents }) => sum + (costCents ?? 0), 0)
  const percent = ratio(partRoundedUp(allowance, 1_000_000), 10_000, 2)
  return [
    {
      id: 'spare_ips:platform',
      kind: 'spare_ips',
      title: `${ipsText(unassigned.length)} unassigned, ${groupedNumber(excess)} over the spare allowance`,
      rationale: `A spare of ${percent} % of the ${ipsText(inService)} in service, rounded up, is ${groupedNumber(kept)}; ${paidFor(unassigned.length)} without a tenant.`,
      ...amounts,
      highCents,
      gain: 'cost',
      tenantId: null,
      vendor: null,
      resources,
      howLow: `The monthly cost of the ${ofThem(excess, 'cheapest')}.${atLeast}`,
      howHigh: `The monthly cost of the ${ofThem(excess, 'dearest')}.${atLeast}`,
      conditions: [
        `${ipsText(excess)} ${excess === 1 ? 'is' : 'are'} given up and a spare of ${groupedNumber(kept)} is enough.`,
        'The vendor takes single IPs back.',
      ],
    },
  ]
}

function paidFor(count: number): string {
  return `${ipsText(count)} ${count === 1 ? 'is' : 'are'} paid for`
}

function ofThem(count: number, which: 'cheapest' | 'dearest'): string {
  return count === 1 ? `${which} unassigned IP` : `${groupedNumber(count)} ${which} unassigned IPs`
}

/** Unknown costs first: they may be the cheapest. */
function byCost(a: IpUse, b: IpUse): number {
  if (a.costCents !== b.costCents) return (a.costCents ?? -1) - (b.costCents ?? -1)
  return a.ipId < b.ipId ? -1 : 1
}

function spareClaim({ ipId, address, costCents }: IpUse, isCheapest: boolean): Claim {
  const lowCents = costCents === null || isCheapest ? costCents : 0
  return { type: 'ip', id: ipId, label: address, lowCents, highCents: costCents }
}
