-- What each tenant costs and brings in this month, a row per tenant (001, section 4.2; figure book, sections 2 to 4):
-- current UTC month, state just before now(), method even, no sharing of idle or platform cost.
--
-- The documents' own statement does not run (text = uuid), joins every active VPS to every tenant and counts rows more
-- than once. This one follows the figure book to the cent; each column's comment says where it differs.
--
-- security_invoker: the view shows nobody a row that they could not read in the tables themselves. A reader who is held
-- to one tenant by row level security would see wrong shares, so it is for roles that read across tenants.

-- Up Migration

drop view if exists business_cost_allocation;

create view business_cost_allocation with (security_invoker = true) as
with recursive

-- When: the current UTC month, up to now.
moment as (
  select now() as as_of, date_trunc('month', now(), 'UTC') as month_start
),

-- Who is there: not deleted yet, and already created.
present_tenants as (
  select tenant.id
  from tenants tenant
  cross join moment
  where (tenant.created is null or tenant.created < moment.as_of)
    and (tenant.deleted is null or tenant.deleted >= moment.as_of)
),

-- The path from a cost to a tenant: active VPS, its IPs, assignments in force, domain, the domain's tenant.
active_vps as (
  select vps.id as vps_id, round(vps.approximate_cost::numeric * 100) as cents
  from vps_instances vps
  cross join moment
  where lower(vps.status::text) = 'active'
    and (vps.created is null or vps.created < moment.as_of)
),
usable_ips as (
  select ip.vps_instance_id as vps_id, ip.id as ip_id, round(ip.approximate_cost::numeric * 100) as cents
  from smtp_ip_addresses ip
  cross join moment
  where lower(ip.status::text) in ('assigned', 'warming', 'warmed', 'degraded')
    and (ip.created is null or ip.created < moment.as_of)
),
counting_assignments as (
  select assignment.smtp_ip_address_id as ip_id, domain.tenant_id
  from domain_ip_assignments assignment
  join domains domain on domain.id = assignment.domain_id
  cross join moment
  where domain.tenant_id is not null
    and assignment.assigned < moment.as_of
    and (assignment.expires is null or assignment.expires >= moment.as_of)
    and lower(assignment.status::text) is distinct from 'scheduled'
    and (lower(assignment.status::text) is distinct from 'expired' or assignment.expires is not null)
),

-- In service: a usable IP on an active VPS with at least one counting assignment. A tenant counts once per IP.
tenants_on_ip as (
  select distinct active_vps.vps_id, usable_ips.ip_id, counting_assignments.tenant_id
  from active_vps
  join usable_ips on usable_ips.vps_id = active_vps.vps_id
  join counting_assignments on counting_assignments.ip_id = usable_ips.ip_id
),
ips_in_service as (
  select vps_id, ip_id, count(*)::numeric as tenants
  from tenants_on_ip
  group by vps_id, ip_id
),

-- A tenant's share of a VPS is cost / n_in_service x the sum of 1 / tenants over its IPs. Fractions would have to be
-- rounded on the way, so each VPS gets a common multiple of the tenant counts on it, and every weight is an integer.
tenant_counts as (
  select vps_id, tenants, row_number() over (partition by vps_id order by tenants) as place
  from ips_in_service
  group by vps_id, tenants
),
multiple_up_to as (
  select vps_id, place, tenants as multiple
  from tenant_counts
  where place = 1
  union all
  select multiple_up_to.vps_id, tenant_counts.place, lcm(multiple_up_to.multiple, tenant_counts.tenants)
  from multiple_up_to
  join tenant_counts
    on tenant_counts.vps_id = multiple_up_to.vps_id and tenant_counts.place = multiple_up_to.place + 1
),
common_multiple as (
  select vps_id, max(multiple) as multiple
  from multiple_up_to
  group by vps_id
),
weights as (
  select 'vps' as pool, vps_id as resource_id, active_vps.cents, tenants_on_ip.tenant_id,
         sum(div(common_multiple.multiple, ips_in_service.tenants)) as weight
  from tenants_on_ip
  join ips_in_service using (vps_id, ip_id)
  join common_multiple using (vps_id)
  join active_vps using (vps_id)
  group by vps_id, active_vps.cents, tenants_on_ip.tenant_id
  union all
  select 'ip', ip_id, usable_ips.cents, tenants_on_ip.tenant_id, 1
  from tenants_on_ip
  join usable_ips using (ip_id)
),

-- Rounded once per (resource, tenant) by the largest remainder, ties to the lower tenant id.
-- A resource without a known cost keeps NULL cents all the way, so it adds nothing and is still seen.
whole_cents as (
  select pool, resource_id, cents, tenant_id,
         div(cents * weight, sum(weight) over of_resource) as share,
         mod(cents * weight, sum(weight) over of_resource) as remainder
  from weights
  window of_resource as (partition by pool, resource_id)
),
places as (
  select pool, tenant_id, share,
         cents - sum(share) over (partition by pool, resource_id) as spare_cents,
         row_number() over (partition by pool, resource_id order by remainder desc, tenant_id) as place
  from whole_cents
),
costs as (
  select tenant_id,
         coalesce(sum(share + (place <= spare_cents)::int) filter (where pool = 'vps'), 0) as vps_cents,
         coalesce(sum(share + (place <= spare_cents)::int) filter (where pool = 'ip'), 0) as ip_cents,
         bool_or(share is null) as has_unknown_cost
  from places
  group by tenant_id
),

-- Billed revenue: succeeded USD payments whose billing period starts in the month, of tenants that exist. One payment
-- without an amount makes the tenant's revenue unknown.
revenue as (
  select subscription.tenant_id, sum(round(payment.amount * 100)) as cents,
         count(payment.amount) = count(*) as is_known
  from payments payment
  join subscriptions subscription on subscription.id = payment.subscription_id
  join tenants tenant on tenant.id = subscription.tenant_id
  cross join moment
  where lower(payment.status::text) = 'succeeded'
    and upper(trim(coalesce(payment.currency::text, 'USD'))) = 'USD'
    and payment.billing_period_start >= moment.month_start
    and payment.billing_period_start < moment.as_of
  group by subscription.tenant_id
),

-- List price: active subscriptions of present tenants. One unknown price makes the sum unknown.
list_prices as (
  select subscription.tenant_id,
         string_agg(distinct plan.name collate "C", ', ' order by plan.name collate "C") as plan_names,
         case when count(plan.price_monthly) = count(*) then sum(plan.price_monthly) end as cents
  from subscriptions subscription
  join present_tenants on present_tenants.id = subscription.tenant_id
  left join plans plan on plan.id = subscription.plan_id
  where lower(subscription.status::text) = 'active'
  group by subscription.tenant_id
),

-- Delivered: sent - bounced from the daily summary, whose text ids may be anything and are therefore never cast.
emails as (
  select company.tenant_id,
         case when count(day.emails_sent) = count(*) and count(day.emails_bounced) = count(*)
              then sum(day.emails_sent) - sum(day.emails_bounced) end as delivered
  from deliverability_business_impact day
  join companies company on translate(company.id::text, '-', '') = translate(lower(day.company_id::text), '-{} ', '')
  group by company.tenant_id
),

-- Who is a row: every present tenant, and every other one that carries cost or revenue.
listed_tenants as (
  select id as tenant_id from present_tenants
  union
  select tenant_id from costs where vps_cents + ip_cents <> 0 or has_unknown_cost
  union
  select tenant_id from revenue where cents <> 0 or not is_known
),
figures as (
  select listed_tenants.tenant_id,
         list_prices.plan_names,
         list_prices.cents as list_price_cents,
         coalesce(costs.vps_cents, 0) as vps_cents,
         coalesce(costs.ip_cents, 0) as ip_cents,
         coalesce(costs.vps_cents, 0) + coalesce(costs.ip_cents, 0) as cost_cents,
         case when coalesce(revenue.is_known, true) then coalesce(revenue.cents, 0) end as revenue_cents,
         emails.delivered
  from listed_tenants
  left join list_prices using (tenant_id)
  left join costs using (tenant_id)
  left join revenue using (tenant_id)
  left join emails using (tenant_id)
)
select
  tenant_id,
  plan_names as plan_name,
  list_price_cents as price_monthly,
  round(vps_cents / 100, 2) as total_infrastructure_cost,
  round(ip_cents / 100, 2) as total_email_service_cost,
  case when delivered > 0 then round(cost_cents / (100 * delivered), 6) end as cost_per_email_delivered,
  round(cost_cents / 100, 2) as total_monthly_cost,
  round((revenue_cents - cost_cents) / 100, 2) as monthly_profit,
  case when cost_cents > 0 then round(revenue_cents / cost_cents, 2) end as business_efficiency_ratio
from figures;

comment on view business_cost_allocation is
  'Cost, billed revenue and their ratios, a row per tenant, current UTC month so far: state just before now(), method even, '
  'no sharing of idle or platform cost, month-end run-rate (not prorated by day). '
  'Modeled internal approximation based on provider invoices and usage patterns. '
  'Not an invoice. Always validate with finance systems. '
  'When a total grows by a cent, someone''s share can fall by one. '
  'Read it with a role that sees every tenant: row level security of one tenant would hide the neighbours and change the shares.';
comment on column business_cost_allocation.tenant_id is
  'Differs from the documents: one row per tenant, even with two subscriptions or none. Every tenant that is not deleted, '
  'and every deleted or unknown one that carries cost or revenue.';
comment on column business_cost_allocation.plan_name is
  'Differs from the documents: names of all plans of active subscriptions, distinct, sorted, joined with a comma. NULL without one.';
comment on column business_cost_allocation.price_monthly is
  'List price in cents, as in plans. Differs from the documents: sum over active subscriptions. '
  'NULL without one, for a deleted or unknown tenant, and where one of the plans has no price.';
comment on column business_cost_allocation.total_infrastructure_cost is
  'USD: the tenant''s part of VPS cost. Differs from the documents, which add every active VPS to every tenant: '
  'a VPS is divided evenly over its IPs in service and each part over the distinct tenants on the IP, '
  'rounded once per VPS and tenant. Resources whose cost is unknown are left out, so this is the known part: '
  '0.00 can mean that no cost is known yet.';
comment on column business_cost_allocation.total_email_service_cost is
  'USD: the tenant''s part of IP cost. Differs from the documents, which add every IP of every active VPS to every tenant: '
  'an IP in service is divided evenly over the distinct tenants on it. Resources whose cost is unknown are left out, '
  'so this is the known part: 0.00 can mean that no cost is known yet.';
comment on column business_cost_allocation.cost_per_email_delivered is
  'USD: total_monthly_cost / (sent - bounced), from the daily summary, 6 decimals. Differs from the documents, which add '
  'payments to the cost, divide by emails sent in 30 days, and say 0 for none. '
  'NULL where nothing was delivered, a count is not known, or more bounced than was sent. Built on the known part of cost.';
comment on column business_cost_allocation.total_monthly_cost is
  'USD: cost alone, total_infrastructure_cost + total_email_service_cost. Differs from the documents, which add '
  'payments: payments are revenue. The known part where a resource has no cost yet.';
comment on column business_cost_allocation.monthly_profit is
  'USD: billed revenue - total_monthly_cost. Differs from the documents, which count a payment once per joined row and '
  'take any currency and status: succeeded USD payments whose billing period starts in the month, each once. '
  'NULL where one of them has no amount. Revenue for an unknown tenant or subscription is in no row. An upper bound where a resource has no cost yet.';
comment on column business_cost_allocation.business_efficiency_ratio is
  'Billed revenue / total_monthly_cost, 2 decimals. Differs from the documents, which say 0 without cost: NULL, '
  'since a zero denominator gives no ratio. An upper bound where a resource has no cost yet.';

-- Down Migration

drop view if exists business_cost_allocation;
