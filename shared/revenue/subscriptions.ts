// List prices, add-ons and recurring revenue of active subscriptions (figure book, section 4 and small print).
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { leaningOn } from '../inputs/known-or-reason.ts'
import { missingReason, type NullReason } from '../inputs/missing-sources.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

/** One tenant's active subscriptions. */
export interface TenantSubscriptions {
  readonly activeSubscriptions: KnownOrReason<number>
  readonly planNames: readonly string[]
  readonly listPriceCents: KnownOrReason<number>
  readonly addonPriceCents: KnownOrReason<number>
}

export interface Subscriptions {
  of(tenantId: string): TenantSubscriptions
  /** Tenants with an active subscription, ascending id; null when that cannot be known. */
  readonly activeTenants: readonly string[] | null
  readonly activeTenantsGap: NullReason | null
  readonly mrrCents: KnownOrReason<number>
}

interface Tally {
  subscriptions: number
  planNames: Set<string>
  priceCents: number
  priceUnknown: boolean
  addonCents: number
  addonUnknown: boolean
}

const NO_SUBSCRIPTION: NullReason = {
  code: 'no_active_subscription',
  message: 'The tenant has no active subscription.',
}
const PRICE_UNKNOWN: NullReason = {
  code: 'plan_price_unknown',
  message: 'The plan of an active subscription has no monthly price.',
}
const ADDON_UNKNOWN: NullReason = {
  code: 'addon_price_unknown',
  message: 'An active add-on has no price or no quantity.',
}

/** @param currentTenants tenants that are not deleted; active means subscription status `active` of such a tenant */
export function subscriptionsOf(
  inputs: Pick<CostInputs, 'subscriptions' | 'addons' | 'missing'>,
  currentTenants: readonly string[],
  warnings: WarningLog,
): Subscriptions {
  const gap = missingReason(inputs.missing, 'tenants.id', 'subscriptions.tenant_id', 'subscriptions.status')
  const planGap = missingReason(inputs.missing, 'subscriptions.plan_id', 'plans.id', 'plans.price_monthly')
  const addonGap = missingReason(
    inputs.missing,
    'subscriptions.id',
    'subscription_addons.subscription_id',
    'subscription_addons.quantity',
    'subscription_addons.price_monthly',
    'subscription_addons.is_active',
  )
  const tallies = tally(
    inputs,
    new Set(currentTenants),
    { plans: planGap !== null, addons: addonGap !== null },
    warnings,
  )
  const all = [...tallies.values()]
  return {
    of: (tenantId) => describe(tallies.get(tenantId), gap, planGap, addonGap),
    activeTenants: gap === null ? [...tallies.keys()].sort() : null,
    activeTenantsGap: gap,
    mrrCents: leaningOn([gap, planGap, addonGap], () =>
      all.reduce((sum, tenant) => sum + tenant.priceCents + tenant.addonCents, 0),
    ),
  }
}

function tally(
  inputs: Pick<CostInputs, 'subscriptions' | 'addons'>,
  currentTenants: ReadonlySet<string>,
  gaps: { readonly plans: boolean; readonly addons: boolean },
  warnings: WarningLog,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  const ownerOf = new Map<string, Tally>()
  for (const { id, tenantId, status, planName, priceMonthlyCents } of inputs.subscriptions) {
    if (status !== 'active' || tenantId === null || !currentTenants.has(tenantId)) continue
    const mine = tallies.get(tenantId) ?? emptyTally()
    tallies.set(tenantId, mine)
    ownerOf.set(id, mine)
    mine.subscriptions += 1
    if (planName !== null) mine.planNames.add(planName)
    if (priceMonthlyCents !== null) mine.priceCents += priceMonthlyCents
    else if (!gaps.plans) {
      mine.priceUnknown = true
      warnings.add('plan_price_unknown', id)
    }
  }
  for (const { subscriptionId, quantity, priceMonthlyCents } of inputs.addons) {
    const owner = subscriptionId === null ? undefined : ownerOf.get(subscriptionId)
    if (owner === undefined) continue
    if (quantity === null || priceMonthlyCents === null) {
      owner.addonUnknown = true
      if (!gaps.addons) warnings.add('addon_price_unknown', subscriptionId as string)
    } else owner.addonCents += quantity * priceMonthlyCents
  }
  return tallies
}

function describe(
  mine: Tally | undefined,
  gap: NullReason | null,
  planGap: NullReason | null,
  addonGap: NullReason | null,
): TenantSubscriptions {
  const none = gap ?? NO_SUBSCRIPTION
  if (mine === undefined) {
    return { activeSubscriptions: gap ?? 0, planNames: [], listPriceCents: none, addonPriceCents: none }
  }
  return {
    activeSubscriptions: mine.subscriptions,
    planNames: [...mine.planNames].sort(),
    listPriceCents: planGap ?? (mine.priceUnknown ? PRICE_UNKNOWN : mine.priceCents),
    addonPriceCents: addonGap ?? (mine.addonUnknown ? ADDON_UNKNOWN : mine.addonCents),
  }
}

function emptyTally(): Tally {
  return {
    subscriptions: 0,
    planNames: new Set(),
    priceCents: 0,
    priceUnknown: false,
    addonCents: 0,
    addonUnknown: false,
  }
}
