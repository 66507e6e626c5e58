// The savings engine: every opportunity of the figure book (section 7), ranked, each resource counted once.
import type { Opportunity, OpportunityKind } from '../contract/summary/opportunity.ts'
import { rangeWords } from '../ranges/range-words.ts'
import { findCostAboveListPrice } from './cost-above-list-price.ts'
import { type CountedFinding, countOnce } from './count-once.ts'
import type { Finding } from './finding.ts'
import { findIdleVps } from './idle-vps.ts'
import type { OpportunityFacts } from './opportunity-facts.ts'
import { findSpareIps } from './spare-ips.ts'
import { findUnderusedVps } from './underused-vps.ts'
import { findUnevenLoad } from './uneven-load.ts'
import { findUnusableIps } from './unusable-ips.ts'
import { findVendorAboveBenchmark } from './vendor-above-benchmark.ts'

type Finder = (facts: OpportunityFacts) => Finding[]

/** Null for a kind whose facts are not read yet. */
const FINDERS: Record<OpportunityKind, Finder | null> = {
  idle_vps: ({ vps }) => findIdleVps(vps),
  underused_vps: ({ vps }) => findUnderusedVps(vps),
  unusable_ips: ({ vps }) => findUnusableIps(vps),
  spare_ips: ({ vps, settings }) => findSpareIps(vps, settings.spareIpAllowance),
  uneven_load: ({ vps, settings }) => findUnevenLoad(vps, settings.unevenLoadOver),
  cost_above_list_price: ({ tenants }) => findCostAboveListPrice(tenants),
  vendor_above_benchmark: ({ vendors, benchmarks, settings }) =>
    findVendorAboveBenchmark(vendors, benchmarks, settings.oldBenchmarkDays),
  // Provider invoices are not imported yet.
  vendor_above_invoice: null,
}

/**
 * Largest high first, then by id; those without an amount last. Only active VPS and the IPs on them are looked at: what is
 * scheduled for decommission is planned already.
 */
export function findOpportunities(facts: OpportunityFacts): Opportunity[] {
  const active = { ...facts, vps: facts.vps.filter(({ status }) => status === 'active') }
  const ranked = Object.values(FINDERS)
    .flatMap((find) => find?.(active) ?? [])
    .sort(byHigh)
  return countOnce(ranked, facts.vps).map((counted, index) => opportunityOf(counted, index + 1))
}

function opportunityOf({ finding, total, claims }: CountedFinding, rank: number): Opportunity {
  const hasAmount = finding.highCents !== null
  return {
    ...finding,
    rank,
    words: rangeWords(finding.lowCents, finding.highCents, 'a month'),
    resources: finding.resources.map((claim, index) => ({
      ...claim,
      countedLowCents: claim.lowCents === null ? null : (claims[index]?.lowCents ?? 0),
      countedHighCents: claim.highCents === null ? null : (claims[index]?.highCents ?? 0),
    })),
    countedLowCents: hasAmount ? total.lowCents : null,
    countedHighCents: hasAmount ? total.highCents : null,
  }
}

function byHigh(a: Finding, b: Finding): number {
  if (a.highCents !== b.highCents) return (b.highCents ?? -1) - (a.highCents ?? -1)
  return a.id < b.id ? -1 : 1
}
