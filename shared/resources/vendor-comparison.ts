// Vendors side by side: what a thousand delivered emails cost with each, against its bounces and complaints.
import type { VendorComparison, VendorRow } from '../contract/summary/resources.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { divideRounded, ratio } from '../money/divide.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { sumOfKnown } from './outcomes-on.ts'
import { type Fraction, ShareSum } from './share-sum.ts'
import type { TenantTraffic } from './tenant-traffic.ts'
import type { UsedVps } from './used-resources.ts'

const UNKNOWN_COST: NullReason = {
  code: 'unknown_cost',
  message: 'No VPS or IP of this vendor has a known cost.',
}
const NO_EMAILS: NullReason = {
  code: 'no_emails',
  message: 'No delivered emails of the last month are known to have left from the resources of this vendor.',
}

/** Vendors of paid VPS and IPs in name order. A tenant's emails are divided evenly over its IPs in service: modeled. */
export function vendorComparison(
  used: readonly UsedVps[],
  traffic: ReadonlyMap<string, TenantTraffic>,
): VendorComparison {
  const costs = costsByVendor(used)
  const sums = new Map([...costs.keys()].map((vendor) => [vendor, new VendorSums()]))
  const uses = vendorUses(used)
  for (const [tenantId, { ips, byVendor }] of uses) {
    const tenant = traffic.get(tenantId)
    if (tenant === undefined) continue
    for (const [vendor, part] of byVendor) sums.get(vendor)?.add(tenant, part, ips)
  }
  const vendors = [...costs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([vendor, costsOf]) => vendorRow(vendor, sumOfKnown(costsOf), sums.get(vendor) ?? new VendorSums()))
  const unknownCosts = [...costs.values()].flat().filter((cents) => cents === null).length
  const unknownTenants = [...uses.keys()].filter((id) => (traffic.get(id)?.emailsDelivered ?? null) === null)
  return { vendors, note: noteOf(vendors, unknownCosts, unknownTenants.length) }
}

class VendorSums {
  readonly delivered = new ShareSum()
  readonly bounceTracked = new ShareSum()
  readonly bounced = new ShareSum()
  readonly spamTracked = new ShareSum()
  readonly spam = new ShareSum()

  /** Each rate is of the tenants that have both of its counts. */
  add(tenant: TenantTraffic, part: number, of: number): void {
    const { emailsDelivered, trackedEmails, bouncedEmails, spamComplaints } = tenant
    if (emailsDelivered !== null) this.delivered.add(emailsDelivered, part, of)
    if (trackedEmails !== null && bouncedEmails !== null) {
      this.bounceTracked.add(trackedEmails, part, of)
      this.bounced.add(bouncedEmails, part, of)
    }
    if (trackedEmails !== null && spamComplaints !== null) {
      this.spamTracked.add(trackedEmails, part, of)
      this.spam.add(spamComplaints, part, of)
    }
  }
}

function vendorRow(vendor: string, costCents: number | null, sums: VendorSums): VendorRow {
  const { top, bottom } = sums.delivered.total()
  const delivered = top === 0n ? null : { top, bottom }
  return {
    vendor,
    costCents,
    emailsDelivered: delivered === null ? null : Number(divideRounded(delivered.top, delivered.bottom)),
    costPerThousandDelivered:
      costCents === null || delivered === null
        ? null
        : ratio(BigInt(costCents) * 10n * delivered.bottom, delivered.top, 6),
    bounceRate: rate(sums.bounced.total(), sums.bounceTracked.total()),
    complaintRate: rate(sums.spam.total(), sums.spamTracked.total()),
    missing: costCents === null ? UNKNOWN_COST : delivered === null ? NO_EMAILS : null,
  }
}

function rate(part: Fraction, whole: Fraction): number | null {
  return whole.top === 0n ? null : ratio(part.top * whole.bottom, part.bottom * whole.top, 6)
}

function costsByVendor(used: readonly UsedVps[]): Map<string, (number | null)[]> {
  const costs = new Map<string, (number | null)[]>()
  for (const { vendor, costCents } of used.flatMap((vps) => [vps, ...vps.ips])) {
    const ofVendor = costs.get(vendor)
    if (ofVendor === undefined) costs.set(vendor, [costCents])
    else ofVendor.push(costCents)
  }
  return costs
}

interface VendorUse {
  ips: number
  /** On how many of its IPs in service each vendor has the VPS or the IP. */
  readonly byVendor: Map<string, number>
}

function vendorUses(used: readonly UsedVps[]): Map<string, VendorUse> {
  const uses = new Map<string, VendorUse>()
  for (const vps of used) {
    for (const { vendor, tenantIds } of vps.ips) {
      for (const tenantId of tenantIds) {
        const use = uses.get(tenantId) ?? { ips: 0, byVendor: new Map() }
        uses.set(tenantId, use)
        use.ips += 1
        for (const name of new Set([vps.vendor, vendor])) {
          use.byVendor.set(name, (use.byVendor.get(name) ?? 0) + 1)
        }
      }
    }
  }
  return uses
}

function noteOf(vendors: readonly VendorRow[], unknownCosts: number, unknownTenants: number): string {
  const [only] = vendors
  const about =
    only === undefined
      ? 'No VPS or IP is paid for: there is nothing to compare.'
      : vendors.length === 1
        ? `${only.vendor} is the one vendor: there is nothing to compare.`
        : 'Modeled: the emails of a tenant are divided evenly over its IPs in service, and count for every vendor whose VPS or IP they left from.'
  return [
    about,
    ...(unknownCosts > 0
      ? [
          `Costs are "at least": ${counted(unknownCosts, 'resource')} ${unknownCosts === 1 ? 'has' : 'have'} no known cost.`,
        ]
      : []),
    ...(unknownTenants > 0
      ? [`Emails of ${counted(unknownTenants, 'tenant')} in service without known deliveries are left out.`]
      : []),
  ].join(' ')
}
