// What each recipient weighs under a sharing policy (figure book, section 3, "Sharing policies").
import type { ShareIdle, SharePlatform } from '../contract/request.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

/** What sharing needs to know of tenants. */
export interface SharingFacts {
  /** Tenants with an active subscription, ascending id; null when subscriptions or tenants are missing. */
  readonly recipients: readonly string[] | null
  /** Emails sent in the period; null when unknown. */
  emailsSent(tenantId: string): number | null
  /** Billed revenue of the period in cents; null when unknown. */
  revenueCents(tenantId: string): number | null
}

/** Gives a recipient its weight; null when the policy shares nothing. */
export type WeightOf = (tenantId: string) => bigint

type OwnCosts = ReadonlyMap<string, { readonly vpsCents: number; readonly ipCents: number }>

/** Weights for idle cost: equal, or own cents before any sharing; null when nothing is shared. */
export function idleWeights(policy: ShareIdle, costs: OwnCosts): WeightOf | null {
  if (policy === 'none') return null
  return policy === 'even' ? () => 1n : ownCost(costs)
}

/** Weights for platform cost; an unknown volume or revenue weighs zero and is warned about. */
export function platformWeights(
  policy: SharePlatform,
  costs: OwnCosts,
  facts: SharingFacts,
  warnings: WarningLog,
): WeightOf | null {
  if (policy === 'none') return null
  if (policy === 'even') return () => 1n
  if (policy === 'weighted') return ownCost(costs)
  if (policy === 'by_revenue') {
    return (tenantId) => {
      const cents = facts.revenueCents(tenantId)
      if (cents === null) warnings.add('unknown_revenue_weighs_zero', tenantId)
      return atLeastZero(cents ?? 0)
    }
  }
  return (tenantId) => {
    const emails = facts.emailsSent(tenantId)
    if (emails === null) warnings.add('unknown_volume_weighs_zero', tenantId)
    return atLeastZero(emails ?? 0)
  }
}

/** A tenant's rounded vps + ip cents before any sharing. */
function ownCost(costs: OwnCosts): WeightOf {
  return (tenantId) => {
    const cost = costs.get(tenantId)
    return cost === undefined ? 0n : BigInt(cost.vpsCents + cost.ipCents)
  }
}

/** Net refunds can make a month's revenue negative; a negative weight has no meaning, so it weighs nothing. */
function atLeastZero(value: number): bigint {
  return value > 0 ? BigInt(value) : 0n
}
