// How the paid servers and IPs are used, what they cost, and what deliverability trouble lies on them.
import type { NullReason } from '../../inputs/missing-sources.ts'

/**
 * Of the delivery outcomes of the tenants in service on a resource: a tenant on several counts on each, so rows do not add
 * up. Tenants whose data are missing or refused are left out; null when none remains.
 */
export interface OutcomesOnResource {
  readonly trackedEmails: number | null
  readonly bouncedEmails: number | null
  readonly spamComplaints: number | null
  readonly bounceRate: number | null
  /** Billed revenue of those tenants in the window. */
  readonly revenueBehindCents: number | null
}

/**
 * The `email_delivery_outcome` events of the window that name a resource: a correlation, not a cause. Those that name an IP
 * count for its VPS too; those that name a VPS alone count on it alone, so IPs need not add up to their VPS.
 */
export interface IncidentsOnResource {
  /** Bounced, spam and blocked, of tenants that exist; zero when none names it, null when events could not be read or none was recorded. */
  readonly incidents: number | null
  /** What the events say that they cost; null when the incidents are not known, or none of them says so. */
  readonly incidentCostImpactCents: number | null
}

/** A VPS that is paid for; its IPs are one pool. */
export interface VpsUse extends OutcomesOnResource, IncidentsOnResource {
  readonly vpsId: string
  readonly label: string | null
  readonly status: string | null
  readonly vendor: string
  /** As in the cost run; null when unknown. */
  readonly costCents: number | null
  readonly ips: number
  readonly ipsInService: number
  /** In service / all, a fraction, four decimals; null without an IP. */
  readonly utilization: number | null
  readonly tenants: number
  /** The largest load of an IP in service over their mean, two decimals; 1 is even; null under two IPs in service or without volumes. */
  readonly loadImbalance: number | null
  /** Whether the unrounded imbalance is over the configured limit; null where the imbalance is. */
  readonly unevenLoad: boolean | null
  readonly ipUses: readonly IpUse[]
  /** Why fields are null, by field; empty when nothing is. */
  readonly nulls: Readonly<Record<string, NullReason>>
}

export interface IpUse extends OutcomesOnResource, IncidentsOnResource {
  readonly ipId: string
  readonly address: string | null
  readonly status: string | null
  readonly vendor: string
  readonly costCents: number | null
  readonly inService: boolean
  readonly tenants: number
  /**
   * Emails of the window by `volume_per_ip` weights, two decimals: each tenant's volume divided over its IPs in service. Null
   * when it is not in service or a tenant's volume is unknown.
   */
  readonly load: number | null
  /** Why fields are null, by field; empty when nothing is. */
  readonly nulls: Readonly<Record<string, NullReason>>
}

export type BreakdownBy = 'resource_type' | 'vendor' | 'plan' | 'tier' | 'month'

export interface BreakdownRow {
  readonly by: BreakdownBy
  readonly key: string
  readonly costCents: number | null
  readonly savingsLowCents: number | null
  readonly savingsHighCents: number | null
  /** Emails delivered behind it; null where a breakdown has none. */
  readonly emailsDelivered: number | null
  readonly missing: NullReason | null
}

/**
 * A vendor of paid VPS or IPs, as of the last month: cost is a month's run-rate, so the delivered emails are that month's. An
 * email counts for every vendor whose VPS or IP it left from; bounces and complaints are the window's.
 */
export interface VendorRow {
  readonly vendor: string
  readonly costCents: number | null
  readonly emailsDelivered: number | null
  /** Dollars, six decimals. */
  readonly costPerThousandDelivered: number | null
  readonly bounceRate: number | null
  /** Spam complaints / tracked emails, a fraction. */
  readonly complaintRate: number | null
  readonly missing: NullReason | null
}

export interface VendorComparison {
  readonly vendors: readonly VendorRow[]
  /** Says so when there is one vendor and nothing to compare. */
  readonly note: string
}

/** A line of the list of competitors' prices against our own cost. */
export interface BenchmarkRow {
  readonly provider: string
  readonly plan: string
  readonly monthlyPriceCents: number
  readonly includedEmails: number
  /** Dollars, six decimals. */
  readonly pricePerThousand: number
  /** Ours over theirs, two decimals; null without a cost of our own. */
  readonly oursOverTheirs: number | null
  readonly source: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Whole days from its date to `asOf`. */
  readonly ageDays: number
}

export interface BenchmarkComparison {
  readonly ourCostPerThousand: number | null
  readonly rows: readonly BenchmarkRow[]
  readonly missing: NullReason | null
}
