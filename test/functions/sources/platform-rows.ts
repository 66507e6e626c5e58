// Rows of the upstream platform for a test of reading: what a test does not say is NULL.
import type { TestDatabase } from '../../engines/database.ts'

type Values = Record<string, unknown>

/** An id with a telling last digit group: id(7) is ...000000000007. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export async function insert(database: TestDatabase, table: string, values: Values): Promise<void> {
  const places = Object.keys(values).map((_, place) => `$${place + 1}`)
  await database.query(
    `insert into ${table} (${Object.keys(values).join(', ')}) values (${places.join(', ')})`,
    Object.values(values),
  )
}

/**
 * A platform on which every table that a run reads has a row that matters in November 2025: tenant 1 holds IP 21 on
 * VPS 11 by domain 31, and has a company, a plan, an add-on, a payment and usage.
 */
export async function insertPlatform(database: TestDatabase): Promise<void> {
  const created = '2025-01-01T00:00:00Z'
  await insert(database, 'tenants', { id: id(1), name: 'Acre', created })
  await insert(database, 'companies', { id: id(2), tenant_id: id(1) })
  await insert(database, 'plans', { id: id(3), name: 'Growth', price_monthly: 6900 })
  await insert(database, 'subscriptions', {
    id: id(4),
    tenant_id: id(1),
    plan_id: id(3),
    status: 'active',
  })
  await insert(database, 'subscription_addons', {
    subscription_id: id(4),
    quantity: 2,
    price_monthly: '10.00',
    is_active: true,
  })
  await insert(database, 'payments', {
    id: id(5),
    subscription_id: id(4),
    amount: '69.00',
    currency: 'USD',
    status: 'succeeded',
    billing_period_start: '2025-11-05T00:00:00Z',
    billing_period_end: '2025-12-05T00:00:00Z',
  })
  await insert(database, 'vps_instances', {
    id: id(11),
    hostwinds_instance_id: 'hw-11',
    status: 'active',
    approximate_cost: '100.00',
    monthly_cost: '110.00',
    created,
    decommission_scheduled_for: '2026-02-01T00:00:00Z',
  })
  await insert(database, 'smtp_ip_addresses', {
    id: id(21),
    vps_instance_id: id(11),
    ip_address: '192.0.2.21',
    status: 'assigned',
    approximate_cost: '3.00',
    created,
  })
  await insert(database, 'domains', { id: id(31), tenant_id: id(1), company_id: id(2) })
  await insert(database, 'domain_ip_assignments', {
    id: id(41),
    domain_id: id(31),
    smtp_ip_address_id: id(21),
    status: 'active',
    assigned: created,
    expires: '2026-06-01T00:00:00Z',
  })
  await insert(database, 'billing_analytics', {
    tenant_id: id(1),
    emails_sent: 1000,
    period_start: '2025-11-01T00:00:00Z',
    period_end: '2025-12-01T00:00:00Z',
  })
  await insert(database, 'deliverability_daily_summary', {
    company_id: id(2),
    tracking_date: '2025-11-07',
    emails_sent: 40,
    emails_bounced: 1,
  })
}

export async function removeAll(database: TestDatabase): Promise<void> {
  await database.query(
    `truncate tenants, companies, domains, plans, subscriptions, subscription_addons, payments, vps_instances,
     smtp_ip_addresses, domain_ip_assignments, billing_analytics, deliverability_daily_summary`,
  )
}
