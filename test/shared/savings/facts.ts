// Opportunities from small hand-made servers: what a claim does not mention is an active VPS that is fully in service.
import type { Opportunity } from '../../../shared/contract/summary/opportunity.ts'
import type { BenchmarkRow, IpUse, VendorRow, VpsUse } from '../../../shared/contract/summary/resources.ts'
import { findOpportunities } from '../../../shared/savings/find-opportunities.ts'
import type { OpportunityFacts, TenantPrice } from '../../../shared/savings/opportunity-facts.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'

const NO_OUTCOMES = {
  trackedEmails: null,
  bouncedEmails: null,
  spamComplaints: null,
  bounceRate: null,
  revenueBehindCents: null,
  incidents: null,
  incidentCostImpactCents: null,
}

export const ipUse = (ipId: string, costCents: number | null, change: Partial<IpUse> = {}): IpUse => ({
  ipId,
  address: null,
  status: 'assigned',
  vendor: 'hostwinds',
  costCents,
  inService: true,
  tenants: 1,
  load: null,
  nulls: {},
  ...NO_OUTCOMES,
  ...change,
})

export const free = (ipId: string, costCents: number | null): IpUse =>
  ipUse(ipId, costCents, { status: 'available', inService: false, tenants: 0 })
export const burned = (ipId: string, costCents: number | null): IpUse =>
  ipUse(ipId, costCents, { status: 'burned', inService: false, tenants: 0 })
export const quarantined = (ipId: string, costCents: number | null): IpUse =>
  ipUse(ipId, costCents, { status: 'quarantined', inService: false, tenants: 0 })

export const vpsUse = (
  vpsId: string,
  costCents: number | null,
  ipUses: readonly IpUse[],
  change: Partial<VpsUse> = {},
): VpsUse => ({
  vpsId,
  label: null,
  status: 'active',
  vendor: 'hostwinds',
  costCents,
  ips: ipUses.length,
  ipsInService: ipUses.filter(({ inService }) => inService).length,
  utilization: null,
  tenants: 1,
  loadImbalance: null,
  unevenLoad: null,
  nulls: {},
  ipUses,
  ...NO_OUTCOMES,
  ...change,
})

export const price = (
  tenantId: string,
  listPriceCents: number | null,
  totalCostCents: number | null,
): TenantPrice => ({
  tenantId,
  tenantName: null,
  listPriceCents,
  totalCostCents,
  costComplete: true,
})

export const vendorRow = (costCents: number | null, emailsDelivered: number | null): VendorRow => ({
  vendor: 'hostwinds',
  costCents,
  emailsDelivered,
  costPerThousandDelivered: 1,
  bounceRate: null,
  complaintRate: null,
  missing: null,
})

export const benchmark = (
  monthlyPriceCents: number,
  includedEmails: number,
  change: Partial<BenchmarkRow> = {},
): BenchmarkRow => ({
  provider: 'Other',
  plan: 'Basic',
  monthlyPriceCents,
  includedEmails,
  pricePerThousand: 1,
  oursOverTheirs: null,
  source: 'https://example.com/prices',
  date: '2025-11-01',
  ageDays: 30,
  ...change,
})

export const find = (facts: Partial<OpportunityFacts>): Opportunity[] =>
  findOpportunities({
    vps: [],
    tenants: [],
    vendors: [],
    benchmarks: [],
    settings: DEFAULT_SETTINGS,
    ...facts,
  })

export const idsOf = (opportunities: readonly Opportunity[]): string[] => opportunities.map(({ id }) => id)

export const byId = (opportunities: readonly Opportunity[], id: string): Opportunity => {
  const found = opportunities.find((opportunity) => opportunity.id === id)
  if (found === undefined) throw new Error(`no ${id} among ${idsOf(opportunities)}`)
  return found
}

/** An id with its low and high. */
export const ends = (opportunities: readonly Opportunity[]) =>
  opportunities.map(({ id, lowCents, highCents }) => [id, lowCents, highCents])
