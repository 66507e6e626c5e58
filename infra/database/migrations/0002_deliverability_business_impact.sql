-- Revenue at risk from bounces and spam complaints, a row per company and day (001, section 3.3; figure book, section 5).
-- A view of this name that the documents' own statement may have made is replaced.
--
-- security_invoker: the view shows nobody a row that they could not read in the table itself, so the platform's
-- row level security holds here too.

-- Up Migration

drop view if exists deliverability_business_impact;

create view deliverability_business_impact with (security_invoker = true) as
with moment as (
  -- Days are UTC days, whatever the session's time zone is.
  select now() at time zone 'UTC' as as_of,
         date_trunc('month', now() at time zone 'UTC') as month_start
)
select
  summary.company_id,
  summary.tracking_date,
  summary.emails_sent,
  summary.emails_bounced,
  summary.emails_spam,
  summary.emails_bounced * 0.05 + summary.emails_spam * 0.25 as estimated_revenue_loss,
  -- The rate is compared by multiplication, so nothing is rounded and nothing is divided by zero.
  case
    when summary.emails_sent is null or summary.emails_sent <= 0 or summary.emails_bounced is null then 'no_data'
    when summary.emails_bounced * 10::numeric > summary.emails_sent then 'critical_action_required'
    when summary.emails_bounced * 20::numeric > summary.emails_sent then 'monitoring_needed'
    else 'acceptable'
  end as business_risk_level,
  summary.emails_bounced * 0.05 as potential_savings
from deliverability_daily_summary summary
cross join moment
where summary.tracking_date >= moment.month_start
  and summary.tracking_date < moment.as_of;

comment on view deliverability_business_impact is
  'Estimated revenue loss from bounces and spam complaints, a row per company and day of the current UTC month. '
  'Modeled internal approximation based on provider invoices and usage patterns. '
  'Not an invoice. Always validate with finance systems. '
  'Differs from the documents: current month only, and a risk level for days without data.';
comment on column deliverability_business_impact.company_id is
  'Text as the daily summary holds it; it may belong to no company. As in the documents.';
comment on column deliverability_business_impact.tracking_date is
  'UTC day. Differs from the documents: days of the current UTC month that have begun, not all of history.';
comment on column deliverability_business_impact.emails_sent is 'As in the documents. NULL means not known.';
comment on column deliverability_business_impact.emails_bounced is
  'As in the documents. It can exceed the day''s emails_sent, since bounces arrive late.';
comment on column deliverability_business_impact.emails_spam is 'As in the documents. NULL means not known.';
comment on column deliverability_business_impact.estimated_revenue_loss is
  'USD: bounced x 0.05 + spam x 0.25, as in the documents. NULL where either count is not known.';
comment on column deliverability_business_impact.business_risk_level is
  'Differs from the documents: the rate is bounced / sent of the day, not rounded, instead of the stored bounce_rate; '
  'over 0.10 critical_action_required, over 0.05 monitoring_needed, else acceptable; '
  'no_data where nothing was sent or a count is not known (the documents say acceptable).';
comment on column deliverability_business_impact.potential_savings is
  'USD: bounced x 0.05. A part of estimated_revenue_loss: never add the two. '
  'Differs from the documents: from the count of bounces, not from bounce_rate x emails_sent, which rounds.';

-- Down Migration

drop view if exists deliverability_business_impact;
