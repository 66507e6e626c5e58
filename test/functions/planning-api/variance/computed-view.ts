// A computed run as the fence shows it to somebody who sees the whole platform, without a store.
import type { RunView } from '../../../../functions/figures-api/reading/run-view.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import { withoutRow } from '../../../../shared/tenants/without-row.ts'

export function viewOf({ figures, derive }: ComputedRun): RunView {
  const { tenants, pools, revenue, platform, approximation, unallocated } = figures
  const rows = new Map(tenants.map((row) => [row.tenantId, row]))
  return {
    record: {
      runId: `run of ${figures.period}`,
      period: figures.period,
      asOf: figures.asOf,
      method: figures.method,
    },
    approximation,
    tenantCount: tenants.length,
    limitedSources: () => [],
    platform,
    pools,
    revenue,
    withoutRow: withoutRow(pools, revenue),
    tenants: async () => tenants,
    rows: async (ids) =>
      new Map([...ids].flatMap((id) => (rows.has(id) ? [[id, rows.get(id) as never]] : []))),
    allRows: async () => tenants,
    unallocated: async () => unallocated,
    explain: async () => null,
    takeLines: async (take) => {
      for (const { tenantId } of tenants) take(tenantId, derive(tenantId))
    },
  }
}
