// Answers over more than one tenant can ask for a recent second factor, where one is configured. A caller who sees some
// tenants only takes nothing out of the house that is not theirs, and is not asked.
import { hasRecentSecondFactor } from '../../../shared/access/caller.ts'
import type { CROSS_TENANT_OPERATIONS } from '../../../shared/access/may-call.ts'
import type { Call } from '../perform.ts'
import { secondFactorRequired } from './access-errors.ts'

/** @param tenants how many the answer is about. @throws ApiError with the reason */
export function requireSecondFactor<Name extends (typeof CROSS_TENANT_OPERATIONS)[number]>(
  { caller, sight, services: { configuration, clock } }: Call<Name>,
  tenants: number,
): void {
  const minutes = configuration.SECOND_FACTOR_MINUTES
  if (minutes === undefined || sight.kind === 'tenants' || tenants === 1) return
  if (!hasRecentSecondFactor(caller, minutes, clock())) throw secondFactorRequired(minutes)
}
