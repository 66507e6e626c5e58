// What a request says of the run it wants; all of it may be left out.
import type { Method, ShareIdle, SharePlatform } from '../../../shared/contract/request.ts'

export interface RunChoice {
  readonly knownAt?: string | undefined
  readonly method?: Method | undefined
  readonly shareIdle?: ShareIdle | undefined
  readonly sharePlatform?: SharePlatform | undefined
}
