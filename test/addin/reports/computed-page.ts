// The page that the API answers for a computed run, without a store between: for worlds too many to publish.
import type { FiguresAnswer } from '../../../addin/reports/asked.ts'
import { apiTenantRow, sumsOf } from '../../../functions/figures-api/operations/tenant-row.ts'
import { apiPool, apiRevenue } from '../../../functions/figures-api/reading/pool-totals.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import { META } from '../functions/grid-service.ts'

export function computedPage(figures: RunFigures, measureIds: readonly string[]): FiguresAnswer {
  const measures = measureIds.flatMap((id) => measureById(id) ?? [])
  const { period, asOf, tenants, unallocated, pools, revenue, approximation } = figures
  const page: FiguresAnswer['pages'][number] = {
    ...{ period, as_of: asOf, currency: 'USD', method_id: approximation.methodId, platform: null },
    runs: {
      [period]: { run_id: 'a-run', as_of: asOf, last_updated: asOf, method_id: approximation.methodId },
    },
    measures: measures.map(({ id, label, unit }) => ({ id, label, unit })),
    tenants: tenants.map((row) => apiTenantRow(row, measures)),
    page_totals: sumsOf(tenants, measures),
    tenant_count: tenants.length,
    unallocated: unallocated.map(({ pool, reason, resourceId, label, vendor, cents }) => ({
      ...{ pool, reason, label, vendor, resource_id: resourceId, amount_cents: cents },
    })),
    pools: pools.map(apiPool),
    revenue: apiRevenue(revenue),
    next_cursor: null,
  }
  return { pages: [page], meta: META }
}
