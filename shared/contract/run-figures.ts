// The published figures of one run: the object that `npm run figures -- --json` prints and every reader answers from.
import type { NullReason } from '../inputs/missing-sources.ts'
import type { Warning } from '../warnings/codes.ts'
import type { Method, Policies } from './request.ts'

export type Pool = 'vps' | 'ip' | 'platform'

export type UnallocatedReason =
  | 'scheduled_decommission'
  | 'no_ip'
  | 'no_ip_in_service'
  | 'burned'
  | 'quarantined'
  | 'unassigned'
  | 'platform'

/** One tenant's figures. Cents are whole US cents; unit costs are dollars; a null has its reason in `nulls`. */
export interface TenantFigures {
  readonly tenantId: string
  readonly tenantName: string | null
  readonly planNames: readonly string[]
  readonly activeSubscriptions: number | null
  readonly noActiveSubscription: boolean | null
  readonly listPriceCents: number | null
  readonly addonPriceCents: number | null
  readonly infrastructureCostCents: number | null
  readonly emailServiceCostCents: number | null
  readonly idleCostCents: number | null
  readonly platformCostCents: number | null
  readonly totalCostCents: number | null
  readonly unknownResources: number
  readonly costComplete: boolean
  readonly emailsSent: number | null
  readonly emailsDelivered: number | null
  readonly revenueCents: number | null
  readonly recognizedRevenueCents: number | null
  readonly profitCents: number | null
  readonly grossMarginPct: number | null
  readonly efficiencyRatio: number | null
  readonly costPerEmailSent: number | null
  readonly costPerEmailDelivered: number | null
  readonly businessHealth: { readonly status: string | null; readonly provisional: boolean }
  readonly costEfficiencyScore: number | null
  readonly optimizationPotential: string | null
  readonly efficiencyCategory: string | null
  readonly nulls: Readonly<Record<string, NullReason>>
}

/** Cost no tenant carries; `cents` is null when the cost is unknown. */
export interface UnallocatedCost {
  readonly pool: Pool
  readonly reason: UnallocatedReason
  readonly resourceId: string
  /**
   * The provider's instance id of a server, the address of an IP, the name of a platform cost; null where it is not recorded,
   * and on runs of an older version.
   */
  readonly label: string | null
  readonly cents: number | null
}

/** The same as it is published. */
export interface UnallocatedRow extends UnallocatedCost {
  /** By Finance's mapping, or their list of platform costs; null on runs of an older version. */
  readonly vendor: string | null
}

/** Source cents of known cost = tenants' cents + unallocated cents; all null when the pool cannot be known. */
export interface PoolTotals {
  readonly pool: Pool
  readonly sourceCents: number | null
  readonly tenantCents: number | null
  readonly unallocatedCents: number | null
  readonly unknownResources: number
  readonly differenceCents: number | null
}

export interface RevenueTotals {
  readonly sourceCents: number | null
  readonly tenantCents: number | null
  readonly unattributedCents: number | null
  readonly differenceCents: number | null
}

export interface PlatformFigures {
  readonly mrrCents: number | null
  readonly arrCents: number | null
  readonly activeTenants: number | null
  readonly newTenants: number | null
  readonly nulls: Readonly<Record<string, NullReason>>
}

export interface SourceAge {
  readonly name: string
  readonly rows: number
  /** Newest stamp in the source, ISO 8601; null when it holds none. */
  readonly latest: string | null
  /** Whole hours from that stamp to `asOf`; null without a stamp, 0 when the stamp is later. */
  readonly ageHours: number | null
}

export interface Approximation {
  readonly statements: readonly [string, string]
  readonly methodId: string
  readonly methodVersion: string
  readonly methodText: string
  readonly quality: 'complete' | 'partial' | 'stale'
  readonly invoiceComparison: string
  readonly sources: readonly SourceAge[]
  /** Tables, columns and lists that the run had to do without, in the order of their names. */
  readonly missingSources: readonly string[]
}

export interface RunFigures {
  readonly period: string
  readonly asOf: string
  /** Null in a dry run. */
  readonly runId: string | null
  readonly method: Method
  readonly policies: Policies
  readonly currency: 'USD'
  readonly costComplete: boolean
  readonly tenants: readonly TenantFigures[]
  readonly unallocated: readonly UnallocatedRow[]
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
  readonly platform: PlatformFigures
  readonly warnings: readonly Warning[]
  readonly approximation: Approximation
}
