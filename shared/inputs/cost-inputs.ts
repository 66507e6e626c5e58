// The rows one run is computed from. Money is integer cents, instants are epoch milliseconds, null is "not known".
// Ids of the upstream database are lower-case text. Ids from the analytics tables are as found there.
import type { MissingSources } from './missing-sources.ts'
import type { PlatformCostLine } from './platform-cost-line.ts'

export interface VpsRow {
  readonly id: string
  /** The provider's instance id, for people. */
  readonly label: string | null
  readonly status: string | null
  readonly approximateCostCents: number | null
  readonly monthlyCostCents: number | null
  readonly createdMs: number | null
  readonly decommissionScheduledForMs: number | null
}

export interface IpRow {
  readonly id: string
  readonly vpsId: string | null
  readonly address: string | null
  readonly status: string | null
  readonly approximateCostCents: number | null
  readonly createdMs: number | null
}

/** An assignment with the domain it points to and that domain's two ways to a tenant. */
export interface AssignmentRow {
  readonly id: string
  readonly ipId: string | null
  readonly domainId: string | null
  readonly status: string | null
  readonly assignedMs: number | null
  readonly expiresMs: number | null
  readonly domainExists: boolean
  readonly domainTenantId: string | null
  readonly companyTenantId: string | null
}

export interface TenantRow {
  readonly id: string
  readonly name: string | null
  readonly createdMs: number | null
  /** Null when the tenant is not deleted. */
  readonly deletedMs: number | null
}

/** A subscription with its plan; `priceMonthlyCents` is null when the plan or its price is not known. */
export interface SubscriptionRow {
  readonly id: string
  readonly tenantId: string | null
  readonly status: string | null
  readonly planName: string | null
  readonly priceMonthlyCents: number | null
}

/** An active add-on. */
export interface AddonRow {
  readonly subscriptionId: string | null
  readonly quantity: number | null
  readonly priceMonthlyCents: number | null
}

/** A payment with the tenant of its subscription; `subscriptionTenantId` is null when either is unknown. */
export interface PaymentRow {
  readonly id: string
  readonly subscriptionTenantId: string | null
  readonly amountCents: number | null
  readonly currency: string | null
  readonly status: string | null
  readonly billingStartMs: number | null
  readonly billingEndMs: number | null
}

/** The billing analytics rows of one tenant id whose period starts in the month and before `asOf`, added up. */
export interface UsageRow {
  readonly tenantIdText: string
  readonly rows: number
  /** Rows whose `emails_sent` is NULL: with one of them the tenant's volume is unknown. */
  readonly rowsWithoutVolume: number
  readonly emailsSent: number
}

/** The daily summary rows of one company id in the month and before `asOf`, added up. */
export interface DailySummaryRow {
  readonly companyIdText: string
  /** The tenant of that company; null when the company is not known. */
  readonly tenantId: string | null
  readonly rows: number
  readonly rowsWithoutVolume: number
  readonly emailsSent: number
  readonly emailsBounced: number
}

/** How much was read from a source and how recent it is. */
export interface SourceReading {
  readonly name: string
  readonly rows: number
  /** The newest stamp in the source, epoch milliseconds; null when it holds none. */
  readonly latestMs: number | null
}

export interface CostInputs {
  readonly vps: readonly VpsRow[]
  readonly ips: readonly IpRow[]
  readonly assignments: readonly AssignmentRow[]
  readonly tenants: readonly TenantRow[]
  readonly subscriptions: readonly SubscriptionRow[]
  readonly addons: readonly AddonRow[]
  readonly payments: readonly PaymentRow[]
  readonly usage: readonly UsageRow[]
  readonly dailySummaries: readonly DailySummaryRow[]
  /** Finance's list of shared costs; null when none was imported. */
  readonly platformCosts: readonly PlatformCostLine[] | null
  readonly missing: MissingSources
  readonly sources: readonly SourceReading[]
}
