// What the platform's figures are made from beside its window: the tenants' prices and the IPs in service.
import { poolGaps } from '../allocation/pool-gaps.ts'
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { UsedVps } from '../resources/used-resources.ts'
import type { PlatformFacts } from './strategic-figures.ts'
import type { SummaryInputs } from './summary-inputs.ts'
import type { PlatformWindow, TenantWindow } from './window-costs.ts'

export function platformFacts(
  { upstream }: Pick<SummaryInputs, 'upstream'>,
  window: { readonly tenants: readonly TenantWindow[]; readonly platform: PlatformWindow },
  used: readonly UsedVps[],
): PlatformFacts {
  const ips = used.flatMap((vps) => vps.ips)
  return {
    window: window.platform,
    ...pricesOf(window.tenants),
    ips: poolGaps(upstream.missing).path ?? {
      inService: ips.filter(({ tenantIds }) => tenantIds.length > 0).length,
      onPaidVps: ips.length,
    },
  }
}

function pricesOf(tenants: readonly TenantWindow[]): Pick<PlatformFacts, 'listPriceCents' | 'priced'> {
  const priced = tenants.filter(
    ({ listPriceCents, totalCostCents }) => !isReason(listPriceCents) && !isReason(totalCostCents),
  )
  return {
    listPriceCents: sumOf(tenants.map(({ listPriceCents }) => listPriceCents)),
    priced: {
      listPriceCents: sumOf(priced.map(({ listPriceCents }) => listPriceCents)),
      totalCostCents: sumOf(priced.map(({ totalCostCents }) => totalCostCents)),
    },
  }
}

function sumOf(values: readonly KnownOrReason<number>[]): number {
  return values.reduce<number>((sum, value) => sum + (isReason(value) ? 0 : value), 0)
}
