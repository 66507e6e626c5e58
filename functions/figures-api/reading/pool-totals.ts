// Conservation as the API shows it: source = tenants + unallocated, to the cent.
import type { RunSummary } from '../../../shared/contract/api/answers/runs.ts'
import type { PoolTotals, RevenueTotals } from '../../../shared/contract/run-figures.ts'

type ApiTotals = NonNullable<RunSummary['operations']>

export function apiPool(pool: PoolTotals): ApiTotals['pools'][number] {
  return {
    pool: pool.pool,
    source_cents: pool.sourceCents,
    tenant_cents: pool.tenantCents,
    unallocated_cents: pool.unallocatedCents,
    unknown_resources: pool.unknownResources,
    difference_cents: pool.differenceCents,
  }
}

export function apiRevenue(revenue: RevenueTotals): ApiTotals['revenue'] {
  return {
    source_cents: revenue.sourceCents,
    tenant_cents: revenue.tenantCents,
    unattributed_cents: revenue.unattributedCents,
    difference_cents: revenue.differenceCents,
  }
}
