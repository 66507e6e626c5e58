// What opportunities are found from: published figures and nothing else, all as of the last month of the summary.
import type { TenantFigures } from '../contract/run-figures.ts'
import type { BenchmarkRow, VendorRow, VpsUse } from '../contract/summary/resources.ts'
import type { SummarySettings } from '../summaries/summary-settings.ts'

/** A tenant's price and cost a month. */
export type TenantPrice = Pick<
  TenantFigures,
  'tenantId' | 'tenantName' | 'listPriceCents' | 'totalCostCents' | 'costComplete'
>

export interface OpportunityFacts {
  readonly vps: readonly VpsUse[]
  /** The rows of the last month's cost run. */
  readonly tenants: readonly TenantPrice[]
  readonly vendors: readonly VendorRow[]
  readonly benchmarks: readonly BenchmarkRow[]
  readonly settings: Pick<SummarySettings, 'spareIpAllowance' | 'unevenLoadOver' | 'oldBenchmarkDays'>
}
