// The allocation of one month: every pool divided into tenants' cents and unallocated rows (figure book, section 3).
import type { Policies } from '../contract/request.ts'
import type { PoolTotals } from '../contract/run-figures.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import type { OwnCosts } from './own-costs.ts'
import { owedLines, platformPool } from './platform-pool.ts'
import { poolGaps } from './pool-gaps.ts'
import { type NamedCost, resourcePool } from './resource-pool.ts'
import type { SharedPool } from './share-pool.ts'
import { idleWeights, platformWeights, type SharingFacts } from './sharing-weights.ts'

export interface CostAllocation extends Pick<OwnCosts, 'costByTenant' | 'unknownCostShare'> {
  readonly idleShares: { readonly vps: SharedPool | null; readonly ip: SharedPool | null }
  readonly platformShares: SharedPool | null
  readonly unallocated: readonly NamedCost[]
  readonly pools: readonly PoolTotals[]
  /** Why a tenant's part of a pool is null; null where it is known. */
  readonly gaps: {
    readonly vps: NullReason | null
    readonly ip: NullReason | null
    readonly platform: NullReason | null
  }
}

/** What the run asks for and what sharing by usage or revenue needs. */
export interface AllocationRequest {
  readonly asOfMs: number
  readonly policies: Policies
  readonly sharing: SharingFacts
}

/**
 * All three pools in whole cents: each conserves, or is null as a whole with its gap (figure book, section 3).
 *
 * @param own of the whole platform
 */
export function allocateCosts(
  own: OwnCosts,
  inputs: Pick<CostInputs, 'platformCosts' | 'missing'>,
  { asOfMs, policies, sharing }: AllocationRequest,
  warnings: WarningLog,
): CostAllocation {
  const { costByTenant, pools, unknownCostShare } = own
  const gaps = poolGaps(inputs.missing)
  // Own costs that are not known can be neither shared nor weighed by: what leans on them stays unallocated, and null.
  const ownCostGap = gaps.vpsCost ?? gaps.ipCost ?? gaps.path
  const shareIdle = ownCostGap === null ? idleWeights(policies.shareIdle, costByTenant) : null
  const sharePlatform =
    ownCostGap !== null && policies.sharePlatform === 'weighted'
      ? null
      : platformWeights(policies.sharePlatform, costByTenant, sharing, warnings)
  const recipients = sharing.recipients ?? []
  const vps = resourcePool('vps', pools.vps, gaps.vpsCost, gaps.path, shareIdle, recipients)
  const ip = resourcePool('ip', pools.ip, gaps.ipCost, gaps.path, shareIdle, recipients)
  const platform = platformPool(owedLines(inputs.platformCosts, asOfMs), sharePlatform, recipients, warnings)
  return {
    costByTenant,
    unknownCostShare,
    idleShares: { vps: vps.shared, ip: ip.shared },
    platformShares: platform.shared,
    unallocated: [...vps.unallocated, ...ip.unallocated, ...platform.unallocated],
    pools: [vps.totals, ip.totals, platform.totals],
    gaps: { vps: gaps.vpsCost ?? gaps.path, ip: gaps.ipCost ?? gaps.path, platform: platform.gap },
  }
}
