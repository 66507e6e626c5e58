// Whose figures a request is about, as the audit trail keeps it: the tenants that it names, wherever in it they stand.
import type { Sight } from '../access/caller.ts'
import { MOST_TENANTS_RECORDED } from '../contract/audit/audit-entry.ts'
import { uuidFromText } from '../tenants/uuid-from-text.ts'

/** `many`: more than are written down, or named in a way that told none of them. */
export type TenantsNamed = readonly string[] | 'platform' | 'many'

/** Fields that hold the ids or names of tenants. */
const TENANT_FIELDS = new Set(['tenant', 'tenants', 'tenantId', 'tenantIds', 'of'])

/**
 * One that names none is about the caller's own tenants, or the whole platform. Names that are not ids are `many` until they
 * are looked up: nobody's request is missing from a tenant's search because it was written otherwise.
 */
export function tenantsNamed(request: unknown, sight: Sight): TenantsNamed {
  const named = textsIn(request)
  if (named.length === 0) return sight.kind === 'platform' ? 'platform' : recordedTenants(sight.tenantIds)
  if (named.some((text) => text.trim().toLowerCase() === 'platform')) return 'platform'
  const ids = named.map(uuidFromText)
  return ids.every((id) => id !== null) ? recordedTenants(ids) : 'many'
}

/** As many as are written down, each once. */
export function recordedTenants(ids: Iterable<string>): TenantsNamed {
  const distinct = [...new Set(ids)].sort()
  return distinct.length > MOST_TENANTS_RECORDED ? 'many' : distinct
}

function textsIn(value: unknown, isOfTenant = false, found: string[] = []): string[] {
  if (typeof value === 'string') {
    if (isOfTenant) found.push(value)
  } else if (Array.isArray(value)) {
    for (const item of value) textsIn(item, isOfTenant, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      textsIn(field, TENANT_FIELDS.has(name) || (name === 'member' && isTenantRow(value)), found)
    }
  }
  return found
}

/** A row of a budget. */
function isTenantRow(row: object): boolean {
  return 'dimension' in row && row.dimension === 'tenant'
}
