// What alert rules lean on, by the names under which a summary says that a source did not answer in full.

const SERVERS = ['vps_instances.id', 'vps_instances.status'] as const
const ADDRESSES = [
  ...SERVERS,
  'smtp_ip_addresses.id',
  'smtp_ip_addresses.vps_instance_id',
  'smtp_ip_addresses.status',
] as const
const PRICES = ['vps_instances.approximate_cost', 'smtp_ip_addresses.approximate_cost'] as const
/** The way from an address to the tenants on it. */
const PATH = [
  ...ADDRESSES,
  'domain_ip_assignments.domain_id',
  'domain_ip_assignments.smtp_ip_address_id',
  'domain_ip_assignments.assigned',
  'domain_ip_assignments.expires',
  'domain_ip_assignments.status',
  'domains.id',
  'domains.tenant_id',
] as const
const DELIVERIES = [
  'deliverability_daily_summary.company_id',
  'deliverability_daily_summary.tracking_date',
  'deliverability_daily_summary.emails_sent',
  'deliverability_daily_summary.emails_bounced',
  'companies.id',
  'companies.tenant_id',
] as const

/** The published cost runs of the summary's months. */
export const COST_RUNS_OF_SUMMARY = 'cost_runs'
/** The published servers of the month before. */
export const MONTH_BEFORE = 'summary_of_month_before'

export const LEANS_ON = {
  addresses: ADDRESSES,
  prices: [...ADDRESSES, ...PRICES],
  use: PATH,
  costs: [COST_RUNS_OF_SUMMARY, ...PATH, ...PRICES],
  deliveries: DELIVERIES,
  revenueRisk: [
    COST_RUNS_OF_SUMMARY,
    ...DELIVERIES,
    'deliverability_daily_summary.emails_spam',
    'payments.amount',
    'payments.status',
    'payments.subscription_id',
    'payments.billing_period_start',
    'subscriptions.id',
    'subscriptions.tenant_id',
  ],
  listPrices: [
    COST_RUNS_OF_SUMMARY,
    ...PATH,
    ...PRICES,
    'plans.id',
    'plans.price_monthly',
    'subscriptions.tenant_id',
    'subscriptions.status',
    'subscriptions.plan_id',
  ],
} as const
