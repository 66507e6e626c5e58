// The run of a world on the way, and its cents row by row.
import { type AllocatedRun, allocateRun } from '../figures/allocate-run.ts'
import { orNull } from '../inputs/known-or-reason.ts'
import { WarningLog } from '../warnings/warning-log.ts'
import type { RunCents } from './known-cents.ts'
import type { World } from './steps.ts'

/** Its warnings are those of no run that is published. */
export function allocateWorld({ inputs, terms }: World): ReturnType<typeof allocateRun> {
  return allocateRun(inputs, terms, new WarningLog())
}

export function runCents({ rowIds, costsOf, allocation, revenue }: AllocatedRun): RunCents {
  const tenants = rowIds.map((tenantId) => {
    const costs = costsOf(tenantId)
    return {
      tenantId,
      infrastructureCostCents: orNull(costs.infrastructureCostCents),
      emailServiceCostCents: orNull(costs.emailServiceCostCents),
      idleCostCents: orNull(costs.idleCostCents),
      platformCostCents: orNull(costs.platformCostCents),
      revenueCents: orNull(revenue.of(tenantId).billed),
      unknownResources: costs.unknownResources,
    }
  })
  return { tenants, unallocated: allocation.unallocated, revenue: revenue.totals }
}
