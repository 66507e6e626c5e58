// The upstream tables and columns a run leans on. Names in queries come from this list and from nowhere else.

export const UPSTREAM_COLUMNS = {
  tenants: ['id', 'name', 'created', 'deleted'],
  companies: ['id', 'tenant_id'],
  domains: ['id', 'tenant_id', 'company_id'],
  plans: ['id', 'name', 'price_monthly'],
  subscriptions: ['id', 'tenant_id', 'plan_id', 'status'],
  subscription_addons: ['subscription_id', 'quantity', 'price_monthly', 'is_active'],
  payments: [
    'id',
    'subscription_id',
    'amount',
    'currency',
    'status',
    'billing_period_start',
    'billing_period_end',
  ],
  vps_instances: [
    'id',
    'hostwinds_instance_id',
    'status',
    'monthly_cost',
    'approximate_cost',
    'created',
    'decommission_scheduled_for',
  ],
  smtp_ip_addresses: ['id', 'created', 'vps_instance_id', 'ip_address', 'status', 'approximate_cost'],
  domain_ip_assignments: ['id', 'domain_id', 'smtp_ip_address_id', 'status', 'assigned', 'expires'],
  billing_analytics: ['tenant_id', 'emails_sent', 'period_start'],
  deliverability_daily_summary: ['company_id', 'tracking_date', 'emails_sent', 'emails_bounced'],
} as const satisfies Record<string, readonly string[]>

export type UpstreamTable = keyof typeof UPSTREAM_COLUMNS
export type ColumnOf<Table extends UpstreamTable> = (typeof UPSTREAM_COLUMNS)[Table][number]
