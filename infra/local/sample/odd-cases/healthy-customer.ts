// A customer with nothing odd: one company, one domain, one plan that is paid and used. Odd cases change one thing.
import { gatherRows } from '../gather-rows.ts'
import type { BillingAnalyticsRow, DomainRow, SubscriptionRow, TenantRow } from '../sample-tables.ts'
import { nameSlug } from '../tenant-names.ts'
import type { RowMaker } from './row-maker.ts'
import type { Rows } from './rows.ts'

export interface HealthyCustomer {
  readonly tenant: TenantRow
  readonly companyId: string
  readonly domain: DomainRow
  readonly subscription: SubscriptionRow
  /** Tenant, company, domain and user: no subscription, no payment, no usage. */
  readonly account: Rows
  /** The account with its subscription, and with payments and usage of the recent months. */
  readonly rows: Rows
}

/** Billing and daily rows that agree with each other, for last month and this one. */
export function usageRows(
  make: RowMaker,
  tenantId: string,
  companyId: string,
  emails: number,
  odd: Partial<BillingAnalyticsRow> = {},
): Rows {
  return {
    billing_analytics: make.recentMonths.map((month) =>
      make.billing(tenantId, month, { emails_sent: emails, ...odd }),
    ),
    deliverability_daily_summary: make.recentMonths.map((month) =>
      make.day(companyId, make.monthStart(month).slice(0, 10), emails, Math.round(emails * 0.02)),
    ),
  }
}

export function healthyCustomer(
  make: RowMaker,
  name: string,
  { tenant: odd = {}, domainPrefix = '' }: { tenant?: Partial<TenantRow>; domainPrefix?: string } = {},
): HealthyCustomer {
  const tenant = make.tenant(name, odd)
  const companyId = make.id()
  const domainName = `${domainPrefix}${nameSlug(name)}.example`
  const domain = make.domain({ tenant_id: tenant.id, company_id: companyId, domain: domainName })
  const subscription = make.subscription(tenant.id, make.plans.growth)
  const account: Rows = {
    tenants: [tenant],
    companies: [{ id: companyId, tenant_id: tenant.id, name, status: 'active' }],
    domains: [domain],
    tenant_users: [
      { tenant_id: tenant.id, user_id: make.id(), roles: ['owner'], email: `owner@${domainName}` },
    ],
  }
  const sold: Rows = {
    subscriptions: [subscription],
    payments: make.recentMonths.map((month) => make.payment(subscription.id, month)),
  }
  const usage = usageRows(make, tenant.id, companyId, 12_000, { subscription_id: subscription.id })
  return { tenant, companyId, domain, subscription, account, rows: gatherRows(account, sold, usage) }
}
