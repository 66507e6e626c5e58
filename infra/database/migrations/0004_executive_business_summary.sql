-- The columns that the documents' executive dashboard reads (001, section 6.2), a row per tenant of
-- business_cost_allocation. What the database alone knows is computed by the figure book; what lives in events or in
-- the published history of figures is NULL here, and its comment says where it is found.

-- Up Migration

drop view if exists executive_business_summary;

create view executive_business_summary with (security_invoker = true) as
with

-- The month's loss by tenant. One unknown count makes it unknown; more bounces than emails is refused as bad data.
deliverability as (
  select company.tenant_id,
         count(day.emails_sent) = count(*)
           and count(day.estimated_revenue_loss) = count(*)
           and sum(day.emails_bounced) <= sum(day.emails_sent) as usable,
         sum(day.estimated_revenue_loss) as estimated_revenue_loss,
         sum(day.potential_savings) as potential_savings
  from deliverability_business_impact day
  join companies company on translate(company.id::text, '-', '') = translate(lower(day.company_id::text), '-{} ', '')
  group by company.tenant_id
),

-- Profit + cost is billed revenue again, to the cent, so the rules of revenue stand in one view only.
figures as (
  select allocation.tenant_id,
         allocation.price_monthly / 100.0 as list_price,
         allocation.total_monthly_cost as cost,
         allocation.monthly_profit + allocation.total_monthly_cost as revenue,
         case when deliverability.usable then deliverability.estimated_revenue_loss end as estimated_revenue_loss,
         case when deliverability.usable then deliverability.potential_savings end as potential_savings
  from business_cost_allocation allocation
  left join deliverability using (tenant_id)
)
select
  tenant_id,
  (now() at time zone 'UTC')::date as dashboard_date,
  case when revenue > 0 then round(estimated_revenue_loss / revenue, 2) end as revenue_risk_score,
  case
    when coalesce(revenue, 0) <= 0 or estimated_revenue_loss is null then 'unknown'
    when estimated_revenue_loss < revenue * 0.05 then 'Excellent'
    when estimated_revenue_loss < revenue * 0.10 then 'Good'
    when estimated_revenue_loss < revenue * 0.20 then 'Monitor'
    else 'Critical Action Required'
  end as revenue_health_status,
  potential_savings as optimization_savings_potential,
  null::integer as optimization_actions_taken,
  case when list_price > 0
       then round(greatest(0, least(100, (list_price - cost) * 100 / list_price)), 2) end as efficiency_score,
  null::text as efficiency_trend,
  null::numeric as avg_decision_time_hours,
  null::integer as strategic_decisions_made,
  null::numeric as business_performance_score,
  null::text as priority_actions_required
from figures;

comment on view executive_business_summary is
  'What the database alone can say of the executive summary, a row per tenant, current UTC month so far. '
  'Modeled internal approximation based on provider invoices and usage patterns. '
  'Not an invoice. Always validate with finance systems. '
  'Events and the history of published figures are not in the database: those columns are NULL here and filled in the published summaries.';
comment on column executive_business_summary.tenant_id is 'The tenants of business_cost_allocation. As in the documents.';
comment on column executive_business_summary.dashboard_date is
  'Today in UTC. The documents compare it with CURRENT_DATE, which follows the session''s time zone: set the zone to UTC '
  'or leave the condition out, since there are only rows of today.';
comment on column executive_business_summary.revenue_risk_score is
  'Estimated revenue loss / billed revenue, both of the month so far, 2 decimals. The documents do not define it. '
  'NULL without revenue, without deliverability data, or with more bounces than emails.';
comment on column executive_business_summary.revenue_health_status is
  'From the risk before rounding, strictly below 0.05 Excellent, 0.10 Good, 0.20 Monitor, else Critical Action Required. '
  'Differs from the documents, whose query derives it from the rounded score and calls missing data critical: here it is unknown. Read this column instead.';
comment on column executive_business_summary.optimization_savings_potential is
  'USD: the month''s potential_savings of deliverability_business_impact (bounced x 0.05). A part of the estimated revenue loss: '
  'never add the two. The documents do not define it. Savings on VPS and IPs have a low and a high, and stand in the published summaries.';
comment on column executive_business_summary.optimization_actions_taken is
  'NULL: counted from cost_optimization events, which are not in the database.';
comment on column executive_business_summary.efficiency_score is
  '(list price - total_monthly_cost) / list price x 100, held in 0..100, 2 decimals. NULL without a list price. '
  'An upper bound where a resource has no cost yet. '
  'Differs from the documents, which average efficiency_metrics events: those are not in the database.';
comment on column executive_business_summary.efficiency_trend is
  'NULL: a trend needs at least 3 published months, and the database keeps the present state only.';
comment on column executive_business_summary.avg_decision_time_hours is
  'NULL: from strategic_decision events, which are not in the database.';
comment on column executive_business_summary.strategic_decisions_made is
  'NULL: counted from strategic_decision events, which are not in the database.';
comment on column executive_business_summary.business_performance_score is
  'NULL: from revenue_impact events, which are not in the database. Ordering by it, as the documents do, orders nothing here.';
comment on column executive_business_summary.priority_actions_required is
  'NULL: recommended actions are part of the published executive summary.';

-- Down Migration

drop view if exists executive_business_summary;
