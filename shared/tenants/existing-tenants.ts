// Which tenants exist, and which of them are deleted, just before `asOf` (figure book, sections 1 and 3).
import type { TenantRow } from '../inputs/cost-inputs.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { type MissingSources, missingReason } from '../inputs/missing-sources.ts'
import type { Period } from '../periods/period.ts'

export interface ExistingTenants {
  /** Every id of the tenants table, whenever created. */
  readonly known: ReadonlySet<string>
  nameOf(tenantId: string, missing: MissingSources): KnownOrReason<string>
  /** Tenants that exist and are not deleted, ascending id. */
  readonly current: readonly string[]
}

/** State just before `asOf`: created before it, and deleted before it or not. */
export function existingTenants(tenants: readonly TenantRow[], asOfMs: number): ExistingTenants {
  const names = new Map(tenants.map((tenant) => [tenant.id, tenant.name]))
  const current = tenants.filter((tenant) => isCurrent(tenant, asOfMs)).map((tenant) => tenant.id)
  return {
    known: new Set(tenants.map((tenant) => tenant.id)),
    nameOf: (tenantId, missing) => nameOrReason(names.get(tenantId), missing),
    current: current.sort(),
  }
}

/** Tenants created in the period and before `asOf`. */
export function countNewTenants(tenants: readonly TenantRow[], period: Period, asOfMs: number): number {
  return tenants.filter(
    ({ createdMs }) =>
      createdMs !== null && createdMs >= period.startMs && createdMs < Math.min(period.endMs, asOfMs),
  ).length
}

/** Created before `asOf` (or nobody knows when), and not deleted before it. */
export function isCurrent(tenant: TenantRow, asOfMs: number): boolean {
  const exists = tenant.createdMs === null || tenant.createdMs < asOfMs
  const isDeleted = tenant.deletedMs !== null && tenant.deletedMs < asOfMs
  return exists && !isDeleted
}

function nameOrReason(name: string | null | undefined, missing: MissingSources): KnownOrReason<string> {
  const gap = missingReason(missing, 'tenants.id', 'tenants.name')
  if (gap !== null) return gap
  if (name === undefined) return { code: 'tenant_missing', message: 'No tenant with this id exists.' }
  return name ?? { code: 'name_unknown', message: 'The tenant has no name.' }
}
