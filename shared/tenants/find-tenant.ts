// Finds a tenant's row by id or by name, as a person types it; an ambiguous name lists its candidates.
import type { TenantFigures } from '../contract/run-figures.ts'
import { InvalidInputError } from '../errors.ts'

/** @throws InvalidInputError when nobody, or more than one tenant, has that id or name */
export function findTenant<Tenant extends Pick<TenantFigures, 'tenantId' | 'tenantName'>>(
  tenants: readonly Tenant[],
  idOrName: string,
  field: string,
): Tenant {
  const wanted = idOrName.trim().toLowerCase()
  const byId = tenants.find(({ tenantId }) => tenantId === wanted)
  if (byId !== undefined) return byId
  const byName = tenants.filter(({ tenantName }) => tenantName?.toLowerCase() === wanted)
  const [only] = byName
  if (only !== undefined && byName.length === 1) return only
  if (byName.length > 1) {
    const candidates = byName.map(({ tenantId }) => tenantId).join(', ')
    throw new InvalidInputError(
      field,
      idOrName,
      `one tenant; that name belongs to ${candidates}: give the id`,
    )
  }
  throw new InvalidInputError(field, idOrName, 'the id or the whole name of a tenant of this run')
}
