// What the opportunities about one tenant come to: the counted amounts, so that nothing is in two of them.
import type { Opportunity } from '../contract/summary/opportunity.ts'
import type { StrategicTenant } from '../contract/summary/strategic-figures.ts'
import { isReason } from '../inputs/known-or-reason.ts'
import { centsRange } from '../ranges/range-words.ts'
import { priceGap } from '../savings/price-gap.ts'
import { countedTotal } from '../savings/savings-totals.ts'
import type { TenantBefore } from './findings.ts'

/**
 * Cents a month: zero when nothing was found, null with its reason when nothing found has an amount or a source that says
 * its price or cost is missing.
 */
export function withSavings(tenant: TenantBefore, opportunities: readonly Opportunity[]): StrategicTenant {
  const claims = opportunities.filter(({ gain }) => gain !== 'none')
  const total = countedTotal(claims, priceGap(tenant))
  if (!isReason(total)) return { ...tenant, savings: centsRange(total.lowCents, total.highCents, 'a month') }
  return {
    ...tenant,
    savings: centsRange(null, null, 'a month'),
    nulls: { ...tenant.nulls, savings: total },
  }
}
