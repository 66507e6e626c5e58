// The one official combination of method and policies, which every default means, and what a request means beside it.
import type { Method, Policies, ShareIdle, SharePlatform } from '../../shared/contract/request.ts'
import type { StoreConfiguration } from './config.ts'

export interface Combination {
  readonly method: Method
  readonly policies: Policies
}

/** What a request says of it; all of it may be left out. */
export interface CombinationChoice {
  readonly method?: Method | undefined
  readonly shareIdle?: ShareIdle | undefined
  readonly sharePlatform?: SharePlatform | undefined
}

type OfficialConfiguration = Pick<
  StoreConfiguration,
  'OFFICIAL_METHOD' | 'OFFICIAL_SHARE_IDLE' | 'OFFICIAL_SHARE_PLATFORM'
>

/** The combination that a request means: the official one in all that it does not say otherwise. */
export function combinationOf(
  { method, shareIdle, sharePlatform }: CombinationChoice,
  configuration: OfficialConfiguration,
): Combination {
  return {
    method: method ?? configuration.OFFICIAL_METHOD,
    policies: {
      shareIdle: shareIdle ?? configuration.OFFICIAL_SHARE_IDLE,
      sharePlatform: sharePlatform ?? configuration.OFFICIAL_SHARE_PLATFORM,
    },
  }
}

export function isOfficial({ method, policies }: Combination, configuration: OfficialConfiguration): boolean {
  const official = combinationOf({}, configuration)
  return (
    method === official.method &&
    policies.shareIdle === official.policies.shareIdle &&
    policies.sharePlatform === official.policies.sharePlatform
  )
}
