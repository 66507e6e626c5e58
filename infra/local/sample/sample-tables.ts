// The upstream tables as plain rows, so that the generator, the odd cases and the loader agree on every column.
// Instants are ISO text in UTC, dollar columns are text with two decimals, null means "not known" (upstream-schema.md).

type Instant = string
type Dollars = string

export interface TenantRow {
  id: string
  name: string
  created: Instant | null
  deleted: Instant | null
}

export interface CompanyRow {
  id: string
  tenant_id: string
  name: string
  status: string
}

export interface DomainRow {
  id: string
  tenant_id: string | null
  company_id: string
  domain: string
  verification_status: string
}

export interface TenantUserRow {
  tenant_id: string
  user_id: string
  roles: string[]
  email: string
}

export interface PlanRow {
  id: string
  name: string
  slug: string
  /** Cents, unlike every other price upstream. */
  price_monthly: number | null
  /** Cents. */
  price_yearly: number | null
  max_emails_per_month: number
  is_active: boolean
}

export interface SubscriptionRow {
  id: string
  tenant_id: string
  plan_id: string
  status: 'active' | 'past_due' | 'canceled' | 'unpaid'
  current_period_start: Instant
  current_period_end: Instant
}

export interface SubscriptionAddonRow {
  subscription_id: string
  addon_type: string
  quantity: number
  price_monthly: Dollars
  is_active: boolean
}

export interface PaymentRow {
  id: string
  subscription_id: string
  amount: Dollars
  currency: string | null
  status: string
  processed: Instant | null
  billing_period_start: Instant
  billing_period_end: Instant | null
}

export interface VpsInstanceRow {
  id: string
  hostwinds_instance_id: string
  region: string
  status: 'active' | 'provisioning' | 'scheduled_decommission' | 'decommissioned'
  monthly_cost: Dollars | null
  approximate_cost: Dollars | null
  created: Instant | null
  decommission_scheduled_for: Instant | null
  updated: Instant
}

export interface SmtpIpAddressRow {
  id: string
  created: Instant | null
  vps_instance_id: string | null
  ip_address: string
  status: 'available' | 'assigned' | 'warming' | 'warmed' | 'degraded' | 'burned' | 'quarantined'
  reputation_state: 'good' | 'fair' | 'poor' | 'critical'
  approximate_cost: Dollars | null
  assigned_count: number
}

export interface DomainIpAssignmentRow {
  id: string
  domain_id: string
  smtp_ip_address_id: string
  status: 'active' | 'warming' | 'scheduled' | 'expired'
  assigned: Instant | null
  expires: Instant | null
  warmup_state: string
}

export interface BillingAnalyticsRow {
  /** Text upstream: may be no UUID, or point nowhere. */
  tenant_id: string
  subscription_id: string
  emails_sent: number | null
  mailboxes_used: number
  domains_used: number
  campaigns_used: number
  period_start: Instant
  period_end: Instant
}

interface SendingOutcome {
  company_id: string
  sent: number
  delivered: number
  bounced: number
  spam_complaints: number
  billing_id: string
}

export interface CampaignAnalyticsRow extends SendingOutcome {
  campaign_id: string
  replied: number
  unsubscribed: number
}

export interface MailboxAnalyticsRow extends SendingOutcome {
  mailbox_id: string
  health_score: number
  warmup_status: string
}

export interface DeliverabilityDailySummaryRow {
  company_id: string
  tracking_date: string
  emails_sent: number
  emails_bounced: number
  emails_spam: number
  /** A fraction: 0.05 is 5 %. */
  bounce_rate: number
}

/** Every upstream table by its name, in an order in which rows never point at a later table. */
export interface SampleTables {
  tenants: TenantRow[]
  companies: CompanyRow[]
  domains: DomainRow[]
  tenant_users: TenantUserRow[]
  plans: PlanRow[]
  subscriptions: SubscriptionRow[]
  subscription_addons: SubscriptionAddonRow[]
  payments: PaymentRow[]
  vps_instances: VpsInstanceRow[]
  smtp_ip_addresses: SmtpIpAddressRow[]
  domain_ip_assignments: DomainIpAssignmentRow[]
  billing_analytics: BillingAnalyticsRow[]
  campaign_analytics: CampaignAnalyticsRow[]
  mailbox_analytics: MailboxAnalyticsRow[]
  deliverability_daily_summary: DeliverabilityDailySummaryRow[]
}
