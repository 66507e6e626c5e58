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
    ...pricesOf(window),
    ips: poolGaps(upstream.missing).path ?? {
      inService: ips.filter(({ tenantIds }) => tenantIds.length > 0).length,
      onPaidVps: ips.length,
    },
  }
}

/** With a month without a cost run no tenant has both, for the reason of the platform's own cost. */
function pricesOf({
  tenants,
  platform,
}: {
  readonly tenants: readonly TenantWindow[]
  readonly platform: PlatformWindow
}): Pick<PlatformFacts, 'listPriceCents' | 'priced'> {
  const priced = tenants.filter(
    ({ listPriceCents, totalCostCents }) => !isReason(listPriceCents) && !isReason(totalCostCents),
  )
  const { totalCostCents } = platform
  return {
    listPriceCents: sumOf(tenants.map(({ listPriceCents }) => listPriceCents)),
    priced:
      priced.length === 0 && isReason(totalCostCents)
        ? totalCostCents
        : {
            listPriceCents: sumOf(priced.map((tenant) => tenant.listPriceCents)),
            totalCostCents: sumOf(priced.map((tenant) => tenant.totalCostCents)),
          },
  }
}

function sumOf(values: readonly KnownOrReason<number>[]): number {
  return values.reduce<number>((sum, value) => sum + (isReason(value) ? 0 : value), 0)
}
