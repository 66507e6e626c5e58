// The rows of tenants that a request names one by one; one that cannot be found refuses the request, in the same words
// whether it does not exist or is not to be seen.
import { recordedTenants } from '../../../shared/audit/tenants-named.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { TenantRow } from '../../../shared/measures/figure-of.ts'
import type { AccessFacts } from '../access/access-log.ts'
import { ApiError } from '../answers/api-error.ts'
import { asksByName, findTenant, nameIndex, notFoundIn, TENANT_NOT_FOUND } from '../reading/find-tenants.ts'
import { PLATFORM_NOT_SEEN } from '../reading/platform-seen.ts'
import type { RunView } from '../reading/run-view.ts'
import type { FiguresView } from '../reading/span-view.ts'
import { isPlatform } from './platform-word.ts'

const NO_TENANT: NullReason = {
  code: 'platform_is_no_tenant',
  message:
    'The platform is no tenant: its figures stand under `platform` in an answer that names no tenants.',
}

/** An own tenant may be called so. @param missing why no tenant of that name is answered */
function ofPlatform(missing: NullReason | null, seesPlatform: boolean): NullReason | null {
  if (seesPlatform) return NO_TENANT
  return missing?.code === TENANT_NOT_FOUND.code ? PLATFORM_NOT_SEEN : missing
}

/**
 * Rows in ascending tenant id order.
 *
 * @param facts is told which they are
 * @param months the runs in which tenants are known by name, each by the names it has in them
 * @param rowsOf gives the rows that are answered, by tenant id
 * @param fieldOf which parameter names the tenant of that index
 * @throws ApiError VALIDATION_FAILED naming the fields, not the tenants
 */
export async function namedTenants(
  facts: AccessFacts,
  months: readonly RunView[],
  names: readonly string[],
  rowsOf: FiguresView['rows'],
  fieldOf = (index: number) => (names.length === 1 ? 'tenant' : `tenant.${index}`),
): Promise<TenantRow[]> {
  const indexes = asksByName(names)
    ? await Promise.all(months.map(async (month) => nameIndex(await month.tenants())))
    : []
  const found = names.map((name) => findTenant(name, indexes))
  const ids = found.flatMap((id) => (isReason(id) ? [] : id))
  facts.tenantIds = recordedTenants(ids)
  const rows = await rowsOf(ids)
  const seesPlatform = months.every(({ platform }) => platform !== null)
  const details = names.flatMap((name, index) => {
    const id = found[index] ?? TENANT_NOT_FOUND
    const missing = isReason(id) ? id : rows.has(id) ? null : notFoundIn(months)
    const reason = isPlatform(name) ? ofPlatform(missing, seesPlatform) : missing
    return reason === null ? [] : [{ field: fieldOf(index), message: reason.message }]
  })
  if (details.length > 0) {
    const message =
      'A tenant cannot be found among those that you can see: look it up with /api/v1/tenants?search=.'
    throw new ApiError(404, 'VALIDATION_FAILED', message, { details })
  }
  return [...rows.values()].sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
}
