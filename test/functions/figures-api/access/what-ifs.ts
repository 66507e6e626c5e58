// Every method with every pair of policies: what Finance may have published beside the official figures.
import { METHODS, type Policies, SHARE_IDLE, SHARE_PLATFORM } from '../../../../shared/contract/request.ts'
import type { WhatIf } from './published-world.ts'

const NOTHING_SHARED: Policies = { shareIdle: 'none', sharePlatform: 'none' }

/** Each method without sharing, and each policy under the method even. */
export const WHAT_IFS: readonly WhatIf[] = [
  ...METHODS.map((method) => ({ method, policies: NOTHING_SHARED })),
  ...SHARE_IDLE.map((shareIdle) => ({ method: 'even' as const, policies: { ...NOTHING_SHARED, shareIdle } })),
  ...SHARE_PLATFORM.map((sharePlatform) => ({
    method: 'even' as const,
    policies: { ...NOTHING_SHARED, sharePlatform },
  })),
].filter(
  ({ method, policies }) =>
    method !== 'even' || policies.shareIdle !== 'none' || policies.sharePlatform !== 'none',
)

/** As parameters of a request. */
export function queryOf({ method, policies: { shareIdle, sharePlatform } }: WhatIf): string {
  return `&method=${method}&shareIdle=${shareIdle}&sharePlatform=${sharePlatform}`
}
