// The opportunities about some tenants: ranked and totalled among themselves, so that neither a place nor a sum tells of
// those about others or about the platform.
import type { Opportunity, SavingsTotals } from '../../../shared/contract/summary/opportunity.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import { savingsTotals } from '../../../shared/savings/savings-totals.ts'

export interface SeenOpportunities {
  /** In rank order. */
  readonly opportunities: readonly Opportunity[]
  readonly totals: Pick<SavingsTotals, 'savings' | 'priceAdjustments' | 'withoutAmount' | 'missing'>
}

/** @param subjectOf what the summary says of a tenant */
export function ownOpportunities(
  all: readonly Opportunity[],
  tenantIds: ReadonlySet<string>,
  subjectOf: (tenantId: string) => KnownOrReason<SummarySubject>,
): SeenOpportunities {
  const opportunities = all
    .filter(({ tenantId }) => tenantId !== null && tenantIds.has(tenantId))
    .map((opportunity, index) => ({ ...opportunity, rank: index + 1 }))
  const priceAdjustments = [...tenantIds].sort().flatMap((tenantId) => whyUnseen(subjectOf(tenantId)) ?? [])
  const unseen = { savings: OF_PLATFORM, priceAdjustments: priceAdjustments[0] ?? null }
  return { opportunities, totals: savingsTotals(opportunities, unseen) }
}

/** Why nobody could hold the tenant's cost against its price; null where somebody could. */
function whyUnseen(subject: KnownOrReason<SummarySubject>): NullReason | null {
  if (isReason(subject)) return subject
  return subject.savingsMissing?.code === 'source_missing' ? subject.savingsMissing : null
}

const OF_PLATFORM: NullReason = {
  code: 'platform_not_seen',
  message:
    'Servers, IPs and vendors are shared: what could be saved on them is for roles that see the whole platform.',
}
