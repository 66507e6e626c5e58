// A tenant's cost columns from the allocation: own parts, shared parts, and their sum (figure book, section 4).
import type { CostAllocation } from '../allocation/allocate-costs.ts'
import type { SharedPool } from '../allocation/share-pool.ts'
import type { Policies } from '../contract/request.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { leaningOn } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'

export interface CostColumns {
  readonly infrastructureCostCents: KnownOrReason<number>
  readonly emailServiceCostCents: KnownOrReason<number>
  readonly idleCostCents: KnownOrReason<number>
  readonly platformCostCents: KnownOrReason<number>
  readonly totalCostCents: KnownOrReason<number>
  readonly unknownResources: number
}

/** Gives any tenant's cost columns. `recipientsGap` says why recipients are unknown; sharing is then null. */
export function costColumns(
  allocation: CostAllocation,
  policies: Policies,
  recipientsGap: NullReason | null,
): (tenantId: string) => CostColumns {
  const { gaps } = allocation
  const idleGap = policies.shareIdle === 'none' ? null : (recipientsGap ?? gaps.vps ?? gaps.ip)
  const weighedBy = policies.sharePlatform === 'weighted' ? (gaps.vps ?? gaps.ip) : null
  const platformGap = policies.sharePlatform === 'none' ? null : (recipientsGap ?? gaps.platform ?? weighedBy)
  const vpsIdle = partsByTenant(allocation.idleShares.vps)
  const ipIdle = partsByTenant(allocation.idleShares.ip)
  const platform = partsByTenant(allocation.platformShares)
  return (tenantId) => {
    const own = allocation.costByTenant.get(tenantId) ?? { vpsCents: 0, ipCents: 0, unknownResources: 0 }
    const columns = {
      infrastructureCostCents: gaps.vps ?? own.vpsCents,
      emailServiceCostCents: gaps.ip ?? own.ipCents,
      idleCostCents: idleGap ?? (vpsIdle.get(tenantId) ?? 0) + (ipIdle.get(tenantId) ?? 0),
      platformCostCents: platformGap ?? platform.get(tenantId) ?? 0,
    }
    const parts = Object.values(columns)
    const totalCostCents = leaningOn(parts, () => (parts as number[]).reduce((sum, part) => sum + part, 0))
    return { ...columns, totalCostCents, unknownResources: own.unknownResources }
  }
}

function partsByTenant(shared: SharedPool | null): Map<string, number> {
  return new Map(shared?.recipients.map((tenantId, index) => [tenantId, shared.parts[index]?.cents ?? 0]))
}
