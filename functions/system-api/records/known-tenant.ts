// Whether a tenant that a record is to be about is one: of the newest published month.
import type { Sight } from '../../../shared/access/caller.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'
import { newestPeriod } from '../../figures-api/reading/newest-period.ts'
import { openMonthRuns } from '../../figures-api/reading/open-month-runs.ts'
import type { ApiServices } from '../../figures-api/services.ts'

/** @param tenantId null and undefined are none. @throws ApiError for one that is not there */
export async function requireTenant(
  tenantId: string | null | undefined,
  sight: Sight,
  services: ApiServices,
): Promise<void> {
  await requireTenants(tenantId === null || tenantId === undefined ? [] : [tenantId], sight, services)
}

/** @param field of the request that names them. @throws ApiError where one is not there */
export async function requireTenants(
  tenantIds: readonly string[],
  sight: Sight,
  services: ApiServices,
  field = 'values.tenantId',
): Promise<void> {
  if (tenantIds.length === 0) return
  const [view] = await openMonthRuns(await newestPeriod(services), [], sight, services)
  const tenants = (await view?.tenants()) ?? []
  const known = new Set(tenants.map((one) => one.tenantId))
  if (tenantIds.every((one) => known.has(one))) return
  const message = 'No tenant that you can see has this id in the newest published month.'
  throw new ApiError(
    404,
    'VALIDATION_FAILED',
    'The tenant cannot be found among those that you can see: look it up with /api/v1/tenants?search=.',
    { details: [{ field, message }] },
  )
}
