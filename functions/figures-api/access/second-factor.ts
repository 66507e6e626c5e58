// Answers over more than one tenant can ask for a recent second factor, where one is configured. A caller who sees some
// tenants only takes nothing out of the house that is not theirs, and is not asked. What goes on leaving the house after the
// answer asks for it always.
import { hasRecentSecondFactor } from '../../../shared/access/caller.ts'
import type {
  CROSS_TENANT_OPERATIONS,
  Operation,
  TELLING_OPERATIONS,
} from '../../../shared/access/may-call.ts'
import type { Call } from '../perform.ts'
import { secondFactorRequired } from './access-errors.ts'

/** @param tenants how many the answer is about. @throws ApiError with the reason */
export function requireSecondFactor<Name extends (typeof CROSS_TENANT_OPERATIONS)[number]>(
  call: Call<Name>,
  tenants: number,
): void {
  if (call.sight.kind === 'tenants' || tenants === 1) return
  requireRecent(call, 'An answer over more than one tenant')
}

/** However few tenants it is of: what is told from now on is an export that lasts. @throws ApiError with the reason */
export function requireSecondFactorToTell<Name extends (typeof TELLING_OPERATIONS)[number]>(
  call: Call<Name>,
): void {
  requireRecent(call, 'What a webhook is told, where, and under which secret')
}

/** @param what asks for it */
function requireRecent(
  { caller, services: { configuration, clock } }: Pick<Call<Operation>, 'caller' | 'services'>,
  what: string,
): void {
  const minutes = configuration.SECOND_FACTOR_MINUTES
  if (minutes === undefined || hasRecentSecondFactor(caller, minutes, clock())) return
  throw secondFactorRequired(minutes, what)
}
