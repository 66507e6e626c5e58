// Odd subscriptions: none, two, unpaid ones, plans without a price, add-ons that do not count.
import { gatherRows } from '../gather-rows.ts'
import type { PlanRow, SubscriptionAddonRow } from '../sample-tables.ts'
import { healthyCustomer } from './healthy-customer.ts'
import { ipInUse } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'
import type { RowMaker } from './row-maker.ts'

function plan(make: RowMaker, name: string, slug: string, cents: number | null): PlanRow {
  return {
    id: make.id(),
    name,
    slug,
    price_monthly: cents,
    price_yearly: cents,
    max_emails_per_month: 500_000,
    is_active: true,
  }
}

function addon(subscriptionId: string, odd: Partial<SubscriptionAddonRow>): SubscriptionAddonRow {
  return {
    subscription_id: subscriptionId,
    addon_type: 'extra_mailboxes',
    quantity: 1,
    price_monthly: '9.00',
    is_active: true,
    ...odd,
  }
}

export const ODD_SUBSCRIPTIONS: readonly OddCaseRecipe[] = [
  {
    name: 'tenant_without_subscription_with_cost',
    claim: 'A tenant that never had a subscription keeps its cost, and the row says so.',
    rows(make, host) {
      const customer = healthyCustomer(make, 'Lone Ridge Ltd')
      return gatherRows(customer.account, ipInUse(make, make.ip(host.vpsId), customer.domain.id))
    },
  },
  {
    name: 'subscription_canceled_with_cost_and_addon',
    claim:
      'A tenant that canceled keeps its cost, has no list price, and its add-on price is null although the add-on is active.',
    rows(make, host) {
      const { account, domain, subscription } = healthyCustomer(make, 'Parting Wharf Ltd')
      const sold = {
        subscriptions: [{ ...subscription, status: 'canceled' as const }],
        subscription_addons: [addon(subscription.id, {})],
      }
      return gatherRows(account, sold, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
  {
    name: 'subscription_past_due',
    claim: 'A subscription that is past due is not active: its list price does not count.',
    rows(make, host) {
      const { account, domain, subscription } = healthyCustomer(make, 'Tardy Heron Ltd')
      const sold = {
        subscriptions: [{ ...subscription, status: 'past_due' as const }],
        payments: make.recentMonths.map((month) =>
          make.payment(subscription.id, month, { status: 'failed' }),
        ),
      }
      return gatherRows(account, sold, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
  {
    name: 'subscription_unpaid',
    claim: 'A subscription that is unpaid is not active: its list price does not count.',
    rows(make) {
      const { account, subscription } = healthyCustomer(make, 'Owing Wagon Works')
      return gatherRows(account, { subscriptions: [{ ...subscription, status: 'unpaid' }] })
    },
  },
  {
    name: 'tenant_with_two_subscriptions',
    claim: 'A tenant with two active subscriptions is one row: plan names joined, list prices added.',
    rows(make, host) {
      const customer = healthyCustomer(make, 'Double Creek Group')
      const second = make.subscription(customer.tenant.id, make.plans.starter)
      const payments = make.recentMonths.map((month) => make.payment(second.id, month, { amount: '69.00' }))
      const infrastructure = ipInUse(make, make.ip(host.vpsId), customer.domain.id)
      return gatherRows(customer.rows, { subscriptions: [second], payments }, infrastructure)
    },
  },
  {
    name: 'plan_price_unknown_among_several',
    claim:
      'A tenant one of whose plans has no price has a null list price, while the platform revenue counts the other plan and warns.',
    rows(make) {
      const customer = healthyCustomer(make, 'Bespoke Forge Partners')
      const byAgreement = plan(make, 'Enterprise (by agreement)', 'enterprise', null)
      const second = make.subscription(customer.tenant.id, byAgreement)
      return gatherRows(customer.rows, { plans: [byAgreement], subscriptions: [second] })
    },
  },
  {
    name: 'plan_price_zero',
    claim: 'A tenant on a free plan has a list price of 0, and no percentage is taken of it.',
    rows(make, host) {
      const { account, tenant, domain } = healthyCustomer(make, 'Gratis Finch Labs')
      const free = plan(make, 'Sandbox', 'sandbox', 0)
      const sold = { plans: [free], subscriptions: [make.subscription(tenant.id, free)] }
      return gatherRows(account, sold, ipInUse(make, make.ip(host.vpsId), domain.id))
    },
  },
  {
    name: 'addons_active_and_inactive',
    claim:
      'An active add-on counts quantity times price, an inactive one nothing, both apart from the list price.',
    rows(make) {
      const customer = healthyCustomer(make, 'Extra Acorn Supply')
      const subscriptionId = customer.subscription.id
      return gatherRows(customer.rows, {
        subscription_addons: [
          addon(subscriptionId, { quantity: 3 }),
          addon(subscriptionId, { addon_type: 'priority_support', price_monthly: '99.00', is_active: false }),
        ],
      })
    },
  },
]
