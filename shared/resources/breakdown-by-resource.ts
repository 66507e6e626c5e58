// Cost and savings by type of resource and by vendor: what lies on a resource is known without any allocation.
import { owedLines } from '../allocation/platform-pool.ts'
import { poolGaps } from '../allocation/pool-gaps.ts'
import type { RunFigures } from '../contract/run-figures.ts'
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { BreakdownRow, VendorComparison, VpsUse } from '../contract/summary/resources.ts'
import type { MissingSources, NullReason } from '../inputs/missing-sources.ts'
import type { BreakdownInputs } from './breakdown-inputs.ts'
import { countedSavings } from './counted-savings.ts'
import { sumOfKnown } from './outcomes-on.ts'

const NO_PLATFORM_LIST: NullReason = {
  code: 'platform_list_missing',
  message: 'No list of platform costs was imported.',
}
const UNKNOWN_COST: NullReason = { code: 'unknown_cost', message: 'None of its resources has a known cost.' }

/** Savings that are found for a vendor as a whole are of no type. */
export function resourceTypeRows(
  { pools }: RunFigures,
  missing: MissingSources,
  opportunities: readonly Opportunity[],
): BreakdownRow[] {
  const { vpsCost, ipCost } = poolGaps(missing)
  const gaps = { vps: vpsCost, ip: ipCost, platform: NO_PLATFORM_LIST }
  const savingsOf = countedSavings(opportunities, ({ type }) => type)
  return pools.map(({ pool, sourceCents }) => ({
    by: 'resource_type',
    key: pool,
    costCents: sourceCents,
    ...savingsOf(pool),
    emailsDelivered: null,
    missing: sourceCents === null ? gaps[pool] : null,
  }))
}

/** Vendors of VPS and IPs by Finance's mapping, of platform costs by their own line. */
export function vendorRows(
  { upstream, asOfMs }: BreakdownInputs,
  vps: readonly VpsUse[],
  { vendors }: VendorComparison,
  opportunities: readonly Opportunity[],
): BreakdownRow[] {
  const resources = vps.flatMap((use) => [
    { type: 'vps', id: use.vpsId, vendor: use.vendor, costCents: use.costCents },
    ...use.ipUses.map(({ ipId, vendor, costCents }) => ({ type: 'ip', id: ipId, vendor, costCents })),
  ])
  const lines = owedLines(upstream.platformCosts, asOfMs) ?? []
  const costs = [
    ...resources,
    ...lines.map(({ vendor, monthlyCents }) => ({ vendor, costCents: monthlyCents })),
  ]
  const vendorOf = new Map(resources.map(({ type, id, vendor }) => [`${type}/${id}`, vendor]))
  const savingsOf = countedSavings(opportunities, ({ type, id }) =>
    type === 'vendor' ? id : vendorOf.get(`${type}/${id}`),
  )
  const delivered = new Map(vendors.map(({ vendor, emailsDelivered }) => [vendor, emailsDelivered]))
  return [...Map.groupBy(costs, ({ vendor }) => vendor)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([vendor, ofVendor]) => {
      const costCents = sumOfKnown(ofVendor.map((cost) => cost.costCents))
      return {
        by: 'vendor',
        key: vendor,
        costCents,
        ...savingsOf(vendor),
        emailsDelivered: delivered.get(vendor) ?? null,
        missing: costCents === null ? UNKNOWN_COST : null,
      }
    })
}
