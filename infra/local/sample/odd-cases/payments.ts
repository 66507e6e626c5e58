// Odd payments: other currencies and spellings, money that did not stay, periods that are long, open or empty.
import { gatherRows } from '../gather-rows.ts'
import type { PaymentRow } from '../sample-tables.ts'
import { healthyCustomer, usageRows } from './healthy-customer.ts'
import type { Host } from './host.ts'
import type { OddCaseRecipe } from './odd-case.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

/** A small odd payment of the healthy customer, last month and this one. */
function smallPayments(make: RowMaker, host: Host, odd: (month: number) => Partial<PaymentRow>): Rows {
  return {
    payments: make.recentMonths.map((month) =>
      make.payment(host.customer.subscription.id, month, { amount: '10.00', ...odd(month) }),
    ),
  }
}

export const ODD_PAYMENTS: readonly OddCaseRecipe[] = [
  {
    name: 'payment_in_euro',
    claim: 'A payment in EUR is left out of revenue, counted and warned about.',
    rows(make) {
      const { account, subscription } = healthyCustomer(make, 'Continental Plover Ltd')
      const payments = make.recentMonths.map((month) =>
        make.payment(subscription.id, month, { currency: 'EUR' }),
      )
      return gatherRows(account, { subscriptions: [subscription], payments })
    },
  },
  {
    name: 'payment_currency_lower_case',
    claim: 'A payment in usd is a payment in USD.',
    rows: (make, host) => smallPayments(make, host, () => ({ currency: 'usd' })),
  },
  {
    name: 'payment_currency_null',
    claim: 'A payment without a currency is in USD, the default of the column.',
    rows: (make, host) => smallPayments(make, host, () => ({ currency: null })),
  },
  {
    name: 'payment_status_mixed_case',
    claim: 'A payment with status Succeeded has succeeded.',
    rows: (make, host) => smallPayments(make, host, () => ({ status: 'Succeeded' })),
  },
  {
    name: 'payment_refunded',
    claim: 'A refunded payment is no revenue.',
    rows: (make, host) => smallPayments(make, host, () => ({ status: 'refunded' })),
  },
  {
    name: 'payment_failed',
    claim: 'A failed payment is no revenue.',
    rows: (make, host) => smallPayments(make, host, () => ({ status: 'failed' })),
  },
  {
    name: 'payment_pending',
    claim: 'A pending payment is no revenue yet.',
    rows: (make, host) => smallPayments(make, host, () => ({ status: 'pending', processed: null })),
  },
  {
    name: 'payment_for_a_year',
    claim:
      'A payment for a year is billed in one month, flagged, and recognized by days over all of its months.',
    rows(make) {
      const { account, subscription, tenant, companyId } = healthyCustomer(make, 'Yearly Harvest Ltd')
      const year = { billing_period_start: make.monthStart(-1), billing_period_end: make.monthStart(11) }
      const payment = make.payment(subscription.id, -1, { amount: '2490.00', ...year })
      const sold: Rows = {
        subscriptions: [
          {
            ...subscription,
            current_period_start: make.monthStart(-1),
            current_period_end: make.monthStart(11),
          },
        ],
        payments: [payment],
      }
      return gatherRows(account, sold, usageRows(make, tenant.id, companyId, 12_000))
    },
  },
  {
    name: 'payment_period_without_end',
    claim: 'A payment whose period has no end is recognized on the day it starts.',
    rows: (make, host) => smallPayments(make, host, () => ({ billing_period_end: null })),
  },
  {
    name: 'payment_period_empty',
    claim: 'A payment whose period ends when it starts is recognized on that day.',
    rows: (make, host) =>
      smallPayments(make, host, (month) => ({ billing_period_end: make.monthStart(month) })),
  },
  {
    name: 'payment_subscription_unknown',
    claim: 'A payment for a subscription that does not exist is unattributed revenue.',
    rows: (make) => ({
      payments: make.recentMonths.map((month) => make.payment(make.id(), month, { amount: '25.00' })),
    }),
  },
  {
    name: 'payment_tenant_unknown',
    claim: 'A payment for the subscription of a tenant that does not exist is unattributed revenue.',
    rows(make) {
      const subscription = make.subscription(make.id(), make.plans.starter, { status: 'canceled' })
      const payments = make.recentMonths.map((month) =>
        make.payment(subscription.id, month, { amount: '69.00' }),
      )
      return { subscriptions: [subscription], payments }
    },
  },
]
