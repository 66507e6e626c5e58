// One tenant's part of a summary, found as a person names the tenant.
import type { TenantSummary } from '../../shared/contract/summary/summary-figures.ts'
import { findTenant } from '../../shared/tenants/find-tenant.ts'

/** @param tenant an id or a whole name. @throws InvalidInputError when nobody, or more than one tenant, has it */
export function tenantSummaryOf(tenants: readonly TenantSummary[], tenant: string): TenantSummary {
  const { tenantId } = findTenant(
    tenants.map(({ figures }) => figures),
    tenant,
    'tenant',
  )
  return tenants.find(({ figures }) => figures.tenantId === tenantId) as TenantSummary
}
