// Reads tenants, active subscriptions with their plans and add-ons, and the payments that touch the month.
import type { AddonRow, PaymentRow, SubscriptionRow, TenantRow } from '../../../shared/inputs/cost-inputs.ts'
import { expressionsOver } from './expressions.ts'
import { asId, asNumber, asText, type RowReader } from './row-reader.ts'
import type { UpstreamCatalogue } from './upstream-catalogue.ts'

/** Every tenant, deleted ones too, in id order. */
export async function readTenants(read: RowReader, catalogue: UpstreamCatalogue): Promise<TenantRow[]> {
  const tenant = expressionsOver(catalogue, 'tenants', 'tenant')
  if (!tenant.has('id')) return []
  const sql = `
    SELECT ${tenant.text('id')}, ${tenant.text('name')}, ${tenant.milliseconds('created')},
      ${tenant.milliseconds('deleted')}
    FROM tenants tenant ORDER BY 1`
  return read('tenants', sql, [], (cells) => ({
    id: asId(cells[0]),
    name: asText(cells[1]),
    createdMs: asNumber(cells[2]),
    deletedMs: asNumber(cells[3]),
  }))
}

/** Every subscription with its plan, whatever its status, in id order; prices in cents. */
export async function readSubscriptions(
  read: RowReader,
  catalogue: UpstreamCatalogue,
): Promise<SubscriptionRow[]> {
  if (catalogue.missing.has('subscriptions')) return []
  const subscription = expressionsOver(catalogue, 'subscriptions', 'subscription')
  const plan = expressionsOver(catalogue, 'plans', 'plan')
  const withPlan = plan.has('id') && subscription.has('plan_id')
  const sql = `
    SELECT ${subscription.text('id')}, ${subscription.text('tenant_id')}, ${subscription.lowerText('status')},
      ${withPlan ? plan.text('name') : 'NULL::text'}, ${withPlan ? plan.wholeNumber('price_monthly') : 'NULL::float8'}
    FROM subscriptions subscription
    ${withPlan ? 'LEFT JOIN plans plan ON plan.id = subscription.plan_id' : ''}
    ORDER BY 1`
  return read('subscriptions', sql, [], (cells) => ({
    id: asId(cells[0]),
    tenantId: asText(cells[1]),
    status: asText(cells[2]),
    planName: asText(cells[3]),
    priceMonthlyCents: asNumber(cells[4]),
  }))
}

/** Active add-ons; which subscription is active is the domain's to say. */
export async function readAddons(read: RowReader, catalogue: UpstreamCatalogue): Promise<AddonRow[]> {
  const addon = expressionsOver(catalogue, 'subscription_addons', 'addon')
  if (!addon.has('subscription_id') || !addon.has('is_active')) return []
  const sql = `
    SELECT ${addon.text('subscription_id')}, ${addon.wholeNumber('quantity')}, ${addon.cents('price_monthly')}
    FROM subscription_addons addon WHERE addon.is_active ORDER BY 1, 2, 3`
  return read('subscription_addons', sql, [], (cells) => ({
    subscriptionId: asText(cells[0]),
    quantity: asNumber(cells[1]),
    priceMonthlyCents: asNumber(cells[2]),
  }))
}

/** Payments whose billing period starts in the month or reaches into it, and those that say no start. */
export async function readPayments(
  read: RowReader,
  catalogue: UpstreamCatalogue,
  periodStart: Date,
  asOf: Date,
): Promise<PaymentRow[]> {
  const payment = expressionsOver(catalogue, 'payments', 'payment')
  const subscription = expressionsOver(catalogue, 'subscriptions', 'subscription')
  if (!payment.has('billing_period_start') || !payment.has('subscription_id') || !subscription.has('id'))
    return []
  const reachesIn = payment.has('billing_period_end') ? 'OR payment.billing_period_end > $1::timestamptz' : ''
  const sql = `
    SELECT ${payment.text('id')}, ${subscription.text('tenant_id')}, ${payment.cents('amount')},
      ${payment.text('currency')}, ${payment.lowerText('status')}, ${payment.milliseconds('billing_period_start')},
      ${payment.milliseconds('billing_period_end')}
    FROM payments payment
    LEFT JOIN subscriptions subscription ON subscription.id = payment.subscription_id
    WHERE payment.billing_period_start IS NULL
      OR (payment.billing_period_start < $2::timestamptz AND (payment.billing_period_start >= $1::timestamptz ${reachesIn}))
    ORDER BY 1, 2, 3, 4, 5, 6, 7`
  return read('payments', sql, [periodStart, asOf], (cells) => ({
    id: asText(cells[0]) ?? '',
    subscriptionTenantId: asText(cells[1]),
    amountCents: asNumber(cells[2]),
    currency: asText(cells[3]),
    status: asText(cells[4]),
    billingStartMs: asNumber(cells[5]),
    billingEndMs: asNumber(cells[6]),
  }))
}
