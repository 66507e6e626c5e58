// The only table and column names that loading puts into SQL: constants, checked by the compiler against the row types.
import type { SampleTables } from './sample-tables.ts'

export type TableName = keyof SampleTables

export type TableColumns = { readonly [Table in TableName]: readonly (keyof SampleTables[Table][number])[] }

export const TABLE_COLUMNS: TableColumns = {
  tenants: ['id', 'name', 'created', 'deleted'],
  companies: ['id', 'tenant_id', 'name', 'status'],
  domains: ['id', 'tenant_id', 'company_id', 'domain', 'verification_status'],
  tenant_users: ['tenant_id', 'user_id', 'roles', 'email'],
  plans: ['id', 'name', 'slug', 'price_monthly', 'price_yearly', 'max_emails_per_month', 'is_active'],
  subscriptions: ['id', 'tenant_id', 'plan_id', 'status', 'current_period_start', 'current_period_end'],
  subscription_addons: ['subscription_id', 'addon_type', 'quantity', 'price_monthly', 'is_active'],
  payments: [
    'id',
    'subscription_id',
    'amount',
    'currency',
    'status',
    'processed',
    'billing_period_start',
    'billing_period_end',
  ],
  vps_instances: [
    'id',
    'hostwinds_instance_id',
    'region',
    'status',
    'monthly_cost',
    'approximate_cost',
    'created',
    'decommission_scheduled_for',
    'updated',
  ],
  smtp_ip_addresses: [
    'id',
    'created',
    'vps_instance_id',
    'ip_address',
    'status',
    'reputation_state',
    'approximate_cost',
    'assigned_count',
  ],
  domain_ip_assignments: [
    'id',
    'domain_id',
    'smtp_ip_address_id',
    'status',
    'assigned',
    'expires',
    'warmup_state',
  ],
  billing_analytics: [
    'tenant_id',
    'subscription_id',
    'emails_sent',
    'mailboxes_used',
    'domains_used',
    'campaigns_used',
    'period_start',
    'period_end',
  ],
  campaign_analytics: [
    'campaign_id',
    'company_id',
    'sent',
    'delivered',
    'bounced',
    'spam_complaints',
    'replied',
    'unsubscribed',
    'billing_id',
  ],
  mailbox_analytics: [
    'mailbox_id',
    'company_id',
    'sent',
    'delivered',
    'bounced',
    'spam_complaints',
    'health_score',
    'warmup_status',
    'billing_id',
  ],
  deliverability_daily_summary: [
    'company_id',
    'tracking_date',
    'emails_sent',
    'emails_bounced',
    'emails_spam',
    'bounce_rate',
  ],
}

/** Table names in loading order. */
export const TABLE_NAMES = Object.keys(TABLE_COLUMNS) as readonly TableName[]
