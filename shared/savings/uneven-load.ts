// IP pools whose load is uneven: a rebalance protects reputation and makes no claim in dollars (figure book, section 7).
import type { VpsUse } from '../contract/summary/resources.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { type Finding, ipsText, nameOf } from './finding.ts'

const NO_CLAIM: NullReason = {
  code: 'no_claim',
  message: 'Balancing load makes no claim in dollars.',
}

export function findUnevenLoad(activeVps: readonly VpsUse[], unevenLoadOver: number): Finding[] {
  return activeVps
    .filter(({ unevenLoad }) => unevenLoad === true)
    .map((use) => ({
      id: `uneven_load:${use.vpsId}`,
      kind: 'uneven_load',
      title: `VPS ${nameOf(use)}: uneven load on its IPs`,
      rationale: `Modeled: of its ${ipsText(use.ipsInService)} in service the busiest carries ${use.loadImbalance} times their mean; more than ${unevenLoadOver} times is uneven.`,
      lowCents: null,
      highCents: null,
      confidence: 'low',
      gain: 'none',
      tenantId: null,
      vendor: use.vendor,
      resources: [],
      howLow: NO_CLAIM.message,
      howHigh: NO_CLAIM.message,
      conditions: ["Each tenant's volume is spread evenly over its IPs, as the model assumes."],
      missing: NO_CLAIM,
    }))
}
