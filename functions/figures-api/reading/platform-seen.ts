// What someone hears who asks for the platform and sees tenants only: whom its figures are for. The words are decided by the
// caller's sight alone, before anything is looked up, so they tell of no tenant, not even of one that is called so.
import { ROLE_TITLES, TENANT_SCOPED_ROLES } from '../../../shared/access/roles.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { ApiError } from '../answers/api-error.ts'

const OWN_TENANTS_ONLY = TENANT_SCOPED_ROLES.map((role) => ROLE_TITLES[role]).join(', ')

export const PLATFORM_NOT_SEEN: NullReason = {
  code: 'platform_not_seen',
  message: `Figures of the platform are for roles that see the whole platform; yours sees own tenants only (${OWN_TENANTS_ONLY}).`,
}

export function platformRefused(): ApiError {
  return new ApiError(403, 'ACCESS_DENIED', PLATFORM_NOT_SEEN.message, { loggedReason: 'platform_refused' })
}
