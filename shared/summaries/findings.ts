// What a summary finds: how servers and vendors are used, what could be saved, what a leader should know.

import { findAlerts } from '../alerts/find-alerts.ts'
import { poolGaps } from '../allocation/pool-gaps.ts'
import { benchmarkComparison } from '../benchmarks/benchmark-comparison.ts'
import type { TenantFigures } from '../contract/run-figures.ts'
import type { StrategicTenant } from '../contract/summary/strategic-figures.ts'
import type { SummaryFigures } from '../contract/summary/summary-figures.ts'
import { BAD_DATA } from '../deliverability/judged-tally.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { breakdowns } from '../resources/breakdowns.ts'
import type { ResourceIncidents } from '../resources/resource-incidents.ts'
import { resourceUses } from '../resources/resource-uses.ts'
import { tenantTraffic } from '../resources/tenant-traffic.ts'
import type { UsedVps } from '../resources/used-resources.ts'
import { vendorComparison } from '../resources/vendor-comparison.ts'
import { findOpportunities } from '../savings/find-opportunities.ts'
import { priceGap } from '../savings/price-gap.ts'
import { savingsTotals } from '../savings/savings-totals.ts'
import { systemHealth } from '../system-health/system-health.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { SummaryInputs } from './summary-inputs.ts'
import { limitedSources, sourcesOf } from './summary-sources.ts'

/** A tenant's figures before anything was found about it. */
export type TenantBefore = Omit<StrategicTenant, 'savings'>

export type Findings = Pick<
  SummaryFigures,
  'opportunities' | 'savings' | 'alerts' | 'vps' | 'breakdowns' | 'vendors' | 'benchmarks' | 'systemHealth'
>

export interface SeenSoFar {
  readonly used: readonly UsedVps[]
  readonly tenants: readonly TenantBefore[]
  readonly incidents: ResourceIncidents
}

/** Prices, costs and use are those of the last month; deliveries those of the window. */
export function findingsOf(
  inputs: SummaryInputs,
  { used, tenants, incidents }: SeenSoFar,
  warnings: WarningLog,
): Findings {
  const { costRuns, settings } = inputs
  const traffic = tenantTraffic(costRuns, new Map(tenants.map((tenant) => [tenant.tenantId, tenant])))
  const vps = resourceUses(used, traffic, incidents, settings)
  const vendors = vendorComparison(used, traffic)
  const benchmarks = benchmarkComparison(inputs, warnings)
  const opportunities = findOpportunities({
    vps,
    tenants: costRuns.at(-1)?.tenants ?? [],
    vendors: vendors.vendors,
    benchmarks: benchmarks.rows,
    settings,
  })
  const health = systemHealth({ ...inputs, sources: sourcesOf(inputs), limited: limitedSources(inputs) })
  const alerts = findAlerts({
    tenants,
    badDeliverability: badDeliverability(tenants),
    opportunities,
    vps,
    month: inputs.span.months.at(-1) as string,
    vpsBefore: inputs.vpsBefore,
    systemHealth: health,
    asOfMs: inputs.asOfMs,
    settings,
  })
  return {
    opportunities,
    savings: savingsTotals(opportunities, {
      savings: poolGaps(inputs.upstream.missing).path,
      priceAdjustments: firstPriceGap(costRuns.at(-1)?.tenants ?? []),
    }),
    alerts,
    vps,
    breakdowns: breakdowns(inputs, vps, vendors, opportunities),
    vendors,
    benchmarks,
    systemHealth: health,
  }
}

function firstPriceGap(tenants: readonly TenantFigures[]): NullReason | null {
  for (const tenant of tenants) {
    const gap = priceGap(tenant)
    if (gap !== null) return gap
  }
  return null
}

function badDeliverability(tenants: readonly TenantBefore[]) {
  return tenants.flatMap(({ tenantId, tenantName, nulls }) =>
    nulls.bouncedEmails?.code === BAD_DATA.code
      ? { tenantId, tenantName, why: nulls.bouncedEmails.message }
      : [],
  )
}
