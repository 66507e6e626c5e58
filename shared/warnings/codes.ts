// Every warning that a cost run or a strategic summary can carry, as one sentence for the person who reads the figures.

/** Of a cost run. */
export const WARNING_MESSAGES = {
  addon_price_unknown: 'Active add-ons without a price or a quantity; recurring revenue counts the rest.',
  assignment_domain_missing: 'Assignments whose domain does not exist; they do not count.',
  assignment_on_unusable_ip:
    'Assignments in force on IPs that are burned, quarantined or available; such an IP is never in service.',
  assignment_status_disagrees:
    'Assignments in force by their dates but left out because their status is scheduled, or expired without an expiry date.',
  assignment_without_start: 'Assignments without an assigned date; they do not count.',
  bounces_exceed_sent:
    'Tenants with more bounced than sent emails in the period; their delivered emails are null.',
  company_missing: 'Daily summary rows whose company does not exist; they belong to no tenant.',
  company_tenant_differs:
    'Domains whose company belongs to another tenant; the cost follows the tenant of the domain.',
  decommission_overdue:
    'VPS past their scheduled decommission date that are still there; they are still paid for.',
  domain_without_tenant: 'Assignments whose domain has no tenant; they do not count.',
  ip_outside_paid_vps: 'IPs that are not on a paid VPS; they are in no pool.',
  monthly_cost_differs: 'VPS whose monthly_cost differs from approximate_cost; approximate_cost is used.',
  multi_month_payment:
    'Payments that cover more than 32 days; billed revenue counts them whole in the month they start.',
  negative_cost: 'Resources with a negative approximate_cost; their cost is treated as unknown.',
  other_currency: 'Succeeded payments in another currency than USD; they are left out.',
  payment_amount_unknown: 'Succeeded payments without an amount; the revenue of their tenant is null.',
  payment_unattributed:
    'Succeeded payments whose subscription or tenant is unknown; they are unattributed revenue.',
  payment_without_start: 'Succeeded payments without a billing period start; they are in no period.',
  plan_price_unknown:
    'Active subscriptions whose plan has no monthly price; recurring revenue counts the rest.',
  platform_list_missing: 'No list of platform costs was imported; the platform pool is null, not zero.',
  source_missing: 'Upstream tables or columns that are missing; what leans on them is null or left out.',
  status_not_historic:
    'Read more than 24 hours after the period ended, without an archive of its inputs from before: statuses are those of that reading, not of the period.',
  tenant_id_invalid: 'Billing analytics rows whose tenant id is no UUID; they belong to no tenant.',
  tenant_missing: 'Domains of tenants that do not exist; their cost is kept under a row without a name.',
  unknown_cost:
    'Resources without an approximate_cost; their cost is unknown, and costs that lean on them are "at least".',
  unknown_revenue_weighs_zero: 'Recipients whose revenue is unknown; they weigh zero in sharing by revenue.',
  unknown_status:
    'Resources with a status outside the documented ones; they are not counted as paid or in service.',
  unknown_volume_weighs_zero:
    'Recipients whose email volume is unknown; they weigh zero in sharing by emails.',
  usage_sources_disagree:
    'Tenants whose billing analytics and daily summary differ by more than 1 % in emails sent.',
  usage_tenant_missing: 'Billing analytics rows of tenants that do not exist.',
  volume_unknown: 'IPs divided evenly because the volume of a tenant on them is unknown.',
  zero_cost: 'Resources priced at 0.00; a column default can make "never priced" look free.',
} as const

/** Of a strategic summary. */
export const SUMMARY_WARNING_MESSAGES = {
  benchmark_after_as_of: 'Benchmarks dated after the moment the summary describes; they are left out.',
  benchmark_old: 'Benchmarks older than the configured age; the prices may have changed since.',
  bounce_day_over_one:
    'Days with more bounced than sent emails; late bounces happen, so they are flagged and counted.',
  deliverability_refused:
    'Tenants with more bounced than sent emails over the window: bad data, so their deliverability figures are null and the platform is without them.',
  deliverability_unknown:
    'Tenants with a day whose sent, bounced or spam count is not known; their deliverability figures are null and the platform is without them.',
  delivery_company_missing:
    'Days of the daily summary whose company does not exist; they count for no tenant and not for the platform.',
  event_number_unreadable:
    'Business events whose amount or score is not a plain number; they count for nothing.',
  event_range_unreadable: 'Business events whose range cannot be read; they have no low, high or midpoint.',
  event_tenant_unknown: 'Business events of tenants that do not exist; they count for nobody.',
  inventory_newer_than_costs:
    'The prices of servers or IPs changed after the cost run; resources are shown at the prices of now.',
  month_without_costs: 'Months of the window without a published cost run; sums that lean on them are null.',
} as const

export type WarningCode = keyof typeof WARNING_MESSAGES | keyof typeof SUMMARY_WARNING_MESSAGES

export const messageOfWarning = (code: WarningCode): string =>
  ({ ...WARNING_MESSAGES, ...SUMMARY_WARNING_MESSAGES })[code]

/** A warning as published: `count` counts rows, `examples` holds up to five of their ids. */
export interface Warning {
  readonly code: WarningCode
  readonly message: string
  readonly count: number
  readonly examples: readonly string[]
}
