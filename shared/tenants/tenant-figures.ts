// One tenant's row: costs, revenue, unit costs and ratings, each null with its reason (figure book, section 4).
import type { TenantFigures } from '../contract/run-figures.ts'
import { isReason, type KnownOrReason, leaningOn, orNull } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { businessHealth } from '../measures/business-health.ts'
import { costEfficiencyScore, optimizationPotential } from '../measures/cost-efficiency.ts'
import { efficiencyCategory } from '../measures/efficiency-category.ts'
import { ratio } from '../money/divide.ts'
import type { TenantSubscriptions } from '../revenue/subscriptions.ts'
import type { CostColumns } from './own-costs.ts'

/** All that is known of one tenant before its row is made. */
export interface TenantFacts {
  readonly tenantId: string
  readonly tenantName: KnownOrReason<string>
  readonly subscriptions: TenantSubscriptions
  readonly costs: CostColumns
  readonly emailsSent: KnownOrReason<number>
  readonly emailsDelivered: KnownOrReason<number>
  readonly revenueCents: KnownOrReason<number>
  readonly recognizedRevenueCents: KnownOrReason<number>
}

const CENTS_PER_DOLLAR = 100

/** Cents are whole; percent and ratio have two decimals, unit costs are dollars with six, all rounded half away from zero. */
export function tenantFigures(facts: TenantFacts): TenantFigures {
  const { costs, subscriptions, emailsSent, emailsDelivered, revenueCents } = facts
  const { totalCostCents } = costs
  const { listPriceCents } = subscriptions
  const costComplete = costs.unknownResources === 0 && !isReason(totalCostCents)
  const nulls: Record<string, NullReason> = {}
  const known = <T>(field: string, value: KnownOrReason<T>): T | null => {
    if (isReason(value)) nulls[field] = value
    return orNull(value)
  }
  const profitCents = leaningOn(
    [revenueCents, totalCostCents],
    () => (revenueCents as number) - (totalCostCents as number),
  )
  const active = subscriptions.activeSubscriptions
  return {
    tenantId: facts.tenantId,
    tenantName: known('tenantName', facts.tenantName),
    planNames: subscriptions.planNames,
    activeSubscriptions: known('activeSubscriptions', active),
    noActiveSubscription: known(
      'noActiveSubscription',
      leaningOn([active], () => active === 0),
    ),
    listPriceCents: known('listPriceCents', listPriceCents),
    addonPriceCents: known('addonPriceCents', subscriptions.addonPriceCents),
    infrastructureCostCents: known('infrastructureCostCents', costs.infrastructureCostCents),
    emailServiceCostCents: known('emailServiceCostCents', costs.emailServiceCostCents),
    idleCostCents: known('idleCostCents', costs.idleCostCents),
    platformCostCents: known('platformCostCents', costs.platformCostCents),
    totalCostCents: known('totalCostCents', totalCostCents),
    unknownResources: costs.unknownResources,
    costComplete,
    emailsSent: known('emailsSent', emailsSent),
    emailsDelivered: known('emailsDelivered', emailsDelivered),
    revenueCents: known('revenueCents', revenueCents),
    recognizedRevenueCents: known('recognizedRevenueCents', facts.recognizedRevenueCents),
    profitCents: known('profitCents', profitCents),
    grossMarginPct: known(
      'grossMarginPct',
      per(profitCents, revenueCents, NO_REVENUE, (profit, revenue) => ratio(profit * 100, revenue, 2)),
    ),
    efficiencyRatio: known(
      'efficiencyRatio',
      per(revenueCents, totalCostCents, NO_COST, (revenue, cost) => ratio(revenue, cost, 2)),
    ),
    costPerEmailSent: known('costPerEmailSent', per(totalCostCents, emailsSent, NO_EMAILS, dollarsPerEmail)),
    costPerEmailDelivered: known(
      'costPerEmailDelivered',
      per(totalCostCents, emailsDelivered, NO_EMAILS, dollarsPerEmail),
    ),
    businessHealth: {
      status: known(
        'businessHealth',
        leaningOn([listPriceCents, totalCostCents], () =>
          businessHealth(listPriceCents as number, totalCostCents as number),
        ),
      ),
      provisional: !costComplete,
    },
    costEfficiencyScore: known(
      'costEfficiencyScore',
      per(totalCostCents, listPriceCents, NO_LIST_PRICE, (cost, price) => costEfficiencyScore(price, cost)),
    ),
    optimizationPotential: known(
      'optimizationPotential',
      per(totalCostCents, listPriceCents, NO_LIST_PRICE, (cost, price) => optimizationPotential(price, cost)),
    ),
    efficiencyCategory: known(
      'efficiencyCategory',
      per(totalCostCents, emailsDelivered, NO_EMAILS, efficiencyCategory),
    ),
    nulls,
  }
}

const NO_REVENUE: NullReason = {
  code: 'no_revenue',
  message: 'The tenant has no billed revenue in the period to divide by.',
}
const NO_COST: NullReason = { code: 'no_cost', message: 'The tenant has no cost in the period to divide by.' }
const NO_EMAILS: NullReason = {
  code: 'no_emails',
  message: 'The tenant has no emails in the period to divide by.',
}
const NO_LIST_PRICE: NullReason = {
  code: 'no_list_price',
  message: 'The list price is zero, so there is nothing to divide by.',
}

/** Divides only what is known, and never by zero: a zero denominator is a reason, not a figure. */
function per<T>(
  numerator: KnownOrReason<number>,
  denominator: KnownOrReason<number>,
  whenZero: NullReason,
  divide: (numerator: number, denominator: number) => T,
): KnownOrReason<T> {
  return leaningOn([numerator, denominator], () =>
    denominator === 0 ? whenZero : divide(numerator as number, denominator as number),
  )
}

/** Dollars an email with six decimals. */
function dollarsPerEmail(costCents: number, emails: number): number {
  return ratio(costCents, emails * CENTS_PER_DOLLAR, 6)
}
