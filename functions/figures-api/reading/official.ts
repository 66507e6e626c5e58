// Whoever sees some tenants only is answered from the official combination of method and policies alone: two combinations
// side by side would tell, from how a share moves, what a neighbour on the same server sends.
import type { Sight } from '../../../shared/access/caller.ts'
import { type Combination, isOfficial } from '../../runtime/official-combination.ts'
import { ApiError } from '../answers/api-error.ts'
import type { ApiConfiguration } from '../configuration.ts'

/** Whether a run of this combination may be spoken of to someone with this sight. */
export function maySee(combination: Combination, sight: Sight, configuration: ApiConfiguration): boolean {
  return sight.kind === 'platform' || isOfficial(combination, configuration)
}

export function whatIfRefused(): ApiError {
  return new ApiError(
    403,
    'ACCESS_DENIED',
    'Other methods and sharing policies are for roles that see the whole platform. Leave out method, shareIdle and sharePlatform for the official figures.',
    { loggedReason: 'what_if_refused' },
  )
}
