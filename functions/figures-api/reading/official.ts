// The one official combination of method and policies. Whoever sees some tenants only is answered from it alone: two
// combinations side by side would tell, from how a share moves, what a neighbour on the same server sends.
import type { Sight } from '../../../shared/access/caller.ts'
import type { PointerKey } from '../../stores/runs/keys.ts'
import { ApiError } from '../answers/api-error.ts'
import type { ApiConfiguration } from '../configuration.ts'
import type { RunChoice } from './run-choice.ts'

export type Combination = Pick<PointerKey, 'method' | 'policies'>

/** The combination that a request means: the official one in all that it does not say otherwise. */
export function combinationOf(
  { method, shareIdle, sharePlatform }: RunChoice,
  configuration: ApiConfiguration,
): Combination {
  return {
    method: method ?? configuration.OFFICIAL_METHOD,
    policies: {
      shareIdle: shareIdle ?? configuration.OFFICIAL_SHARE_IDLE,
      sharePlatform: sharePlatform ?? configuration.OFFICIAL_SHARE_PLATFORM,
    },
  }
}

export function isOfficial({ method, policies }: Combination, configuration: ApiConfiguration): boolean {
  const official = combinationOf({}, configuration)
  return (
    method === official.method &&
    policies.shareIdle === official.policies.shareIdle &&
    policies.sharePlatform === official.policies.sharePlatform
  )
}

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
