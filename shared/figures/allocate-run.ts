// A run up to its cents: tenants, volumes, subscriptions, revenue and the allocation, before rows, texts and explanations
// are made of them. A bridge needs only this, several times over.
import { allocateCosts, type CostAllocation } from '../allocation/allocate-costs.ts'
import type { ResourceAllocation } from '../allocation/allocate-resources.ts'
import { type OwnCosts, ownCosts } from '../allocation/own-costs.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { orNull } from '../inputs/known-or-reason.ts'
import { type CostColumns, costColumns } from '../tenants/own-costs.ts'
import { rowTenantIds } from '../tenants/row-tenants.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { type FactInputs, type RunFacts, runFacts } from './run-facts.ts'
import type { RunRequest } from './run-request.ts'

/** What decides a run's cents. */
export type AllocationTerms = Pick<RunRequest, 'period' | 'asOfMs' | 'method' | 'policies'>

export interface AllocatedRun extends RunFacts {
  readonly allocation: CostAllocation
  /** Who is a row, ascending id. */
  readonly rowIds: readonly string[]
  costsOf(tenantId: string): CostColumns
}

/** Pure, in whole cents. Nothing is checked here: sources before it, conservation after it. */
export function allocateRun(
  inputs: CostInputs,
  terms: AllocationTerms,
  warnings: WarningLog,
): AllocatedRun & { readonly resources: readonly ResourceAllocation[] } {
  const facts = runFacts(inputs, terms, warnings)
  const { asOfMs, method } = terms
  const { knownTenants, volumes } = facts
  const emailsSent = (tenantId: string) => orNull(volumes.sent(tenantId))
  const own = ownCosts(inputs, { asOfMs, method, knownTenants, emailsSent }, warnings)
  return { ...shareRun(own, facts, inputs, terms, warnings), resources: own.resources }
}

/** The run from what tenants carry of their own, in whole cents. @param own of the whole platform */
export function shareRun(
  own: OwnCosts,
  facts: RunFacts,
  inputs: FactInputs,
  { asOfMs, policies }: AllocationTerms,
  warnings: WarningLog,
): AllocatedRun {
  const { tenants, knownTenants, volumes, subscriptions, revenue } = facts
  const sharing = {
    recipients: subscriptions.activeTenants,
    emailsSent: (tenantId: string) => orNull(volumes.sent(tenantId)),
    revenueCents: (tenantId: string) => orNull(revenue.of(tenantId).billed),
  }
  const allocation = allocateCosts(own, inputs, { asOfMs, policies, sharing }, warnings)
  return {
    ...facts,
    allocation,
    rowIds: rowTenantIds(tenants.current, knownTenants, allocation.costByTenant, revenue.byTenant),
    costsOf: costColumns(allocation, policies, subscriptions.activeTenantsGap),
  }
}
