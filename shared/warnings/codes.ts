// Every warning a run can carry, as one sentence for the person who reads the figures.

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
    'The run reads more than 24 hours after the period ended without an archive of its inputs: statuses are those of today.',
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

export type WarningCode = keyof typeof WARNING_MESSAGES

/** A warning as published: `count` counts rows, `examples` holds up to five of their ids. */
export interface Warning {
  readonly code: WarningCode
  readonly message: string
  readonly count: number
  readonly examples: readonly string[]
}
