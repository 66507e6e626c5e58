// A run up to its cents: tenants, volumes, subscriptions, revenue and the allocation, before rows, texts and explanations
// are made of them. A bridge needs only this, several times over.
import { allocateCosts, type CostAllocation } from '../allocation/allocate-costs.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { orNull } from '../inputs/known-or-reason.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import { type RevenueFigures, revenueFigures } from '../revenue/revenue-figures.ts'
import { type Subscriptions, subscriptionsOf } from '../revenue/subscriptions.ts'
import { type EmailVolumes, emailVolumes } from '../tenants/email-volumes.ts'
import { type ExistingTenants, existingTenants } from '../tenants/existing-tenants.ts'
import { type CostColumns, costColumns } from '../tenants/own-costs.ts'
import { rowTenantIds } from '../tenants/row-tenants.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { RunRequest } from './run-request.ts'

/** What decides a run's cents. */
export type AllocationTerms = Pick<RunRequest, 'period' | 'asOfMs' | 'method' | 'policies'>

export interface AllocatedRun {
  readonly tenants: ExistingTenants
  readonly volumes: EmailVolumes
  readonly subscriptions: Subscriptions
  readonly revenue: RevenueFigures
  readonly allocation: CostAllocation
  /** Who is a row, ascending id. */
  readonly rowIds: readonly string[]
  costsOf(tenantId: string): CostColumns
}

/** Pure, in whole cents. Nothing is checked here: sources before it, conservation after it. */
export function allocateRun(
  inputs: CostInputs,
  { period, asOfMs, method, policies }: AllocationTerms,
  warnings: WarningLog,
): AllocatedRun {
  const tenantsMissing = missingReason(inputs.missing, 'tenants.id') !== null
  const tenants = existingTenants(inputs.tenants, asOfMs)
  const knownTenants = tenantsMissing ? null : tenants.known
  const volumes = emailVolumes(inputs, knownTenants, warnings)
  const subscriptions = subscriptionsOf(inputs, tenants.current, warnings)
  const revenue = revenueFigures(inputs, period, asOfMs, knownTenants, warnings)
  const allocation = allocateCosts(
    inputs,
    {
      asOfMs,
      method,
      policies,
      knownTenants,
      sharing: {
        recipients: subscriptions.activeTenants,
        emailsSent: (tenantId) => orNull(volumes.sent(tenantId)),
        revenueCents: (tenantId) => orNull(revenue.of(tenantId).billed),
      },
    },
    warnings,
  )
  return {
    tenants,
    volumes,
    subscriptions,
    revenue,
    allocation,
    rowIds: rowTenantIds(tenants.current, knownTenants, allocation.costByTenant, revenue.byTenant),
    costsOf: costColumns(allocation, policies, subscriptions.activeTenantsGap),
  }
}
