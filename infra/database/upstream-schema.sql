-- The upstream platform's tables, as its owners describe them, for the embedded sample and the tests.
-- The platform itself makes these in production; this product only reads them. The two approximate_cost
-- columns are missing on purpose: the first migration brings them. Row level security is left out.
--
-- There are no foreign keys, no status checks and few NOT NULLs. The analytics tables carry none upstream, and the
-- figure book says what happens to rows that point nowhere: domains whose tenant does not exist, assignments
-- whose domain does not exist, payments for an unknown subscription. The sample and the tests plant such rows.

-- Operational tables (OLTP)

create table tenants (
  id uuid primary key default gen_random_uuid(),
  name text,
  created timestamptz default now(),
  deleted timestamptz
);

create table companies (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid,
  name text,
  status text default 'active'
);
create index companies_tenant_id on companies (tenant_id);

create table domains (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid,
  company_id uuid,
  domain text,
  verification_status text default 'verified'
);
create index domains_tenant_id on domains (tenant_id);
create index domains_company_id on domains (company_id);

create table plans (
  id uuid primary key default gen_random_uuid(),
  name text,
  slug text,
  price_monthly integer,
  price_yearly integer,
  max_emails_per_month integer,
  is_active boolean default true
);
comment on column plans.price_monthly is 'Cents.';
comment on column plans.price_yearly is 'Cents.';

create table subscriptions (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid,
  plan_id uuid,
  status text default 'active',
  current_period_start timestamptz,
  current_period_end timestamptz
);
create index subscriptions_tenant_id on subscriptions (tenant_id);
create index subscriptions_status on subscriptions (status);

create table subscription_addons (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid,
  addon_type text,
  quantity integer default 1,
  price_monthly decimal(10,2),
  is_active boolean default true
);
comment on column subscription_addons.price_monthly is 'Dollars.';
create index subscription_addons_subscription_id on subscription_addons (subscription_id);

create table payments (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid,
  amount decimal(10,2),
  currency varchar(3) default 'USD',
  status text,
  processed timestamptz,
  billing_period_start timestamptz,
  billing_period_end timestamptz
);
comment on column payments.amount is 'Dollars, where the currency is USD.';
create index payments_subscription_id on payments (subscription_id);
create index payments_billing_period_start on payments (billing_period_start);

create table vps_instances (
  id uuid primary key default gen_random_uuid(),
  hostwinds_instance_id text,
  region text,
  status text default 'active',
  monthly_cost decimal(10,2),
  created timestamptz default now(),
  decommission_scheduled_for timestamptz,
  updated timestamptz default now()
);
create index vps_instances_status on vps_instances (status);

create table smtp_ip_addresses (
  id uuid primary key default gen_random_uuid(),
  created timestamptz default now(),
  vps_instance_id uuid,
  ip_address text,
  status text default 'available',
  reputation_state text default 'good',
  assigned_count integer default 0
);
create index smtp_ip_addresses_vps_instance_id on smtp_ip_addresses (vps_instance_id);
create index smtp_ip_addresses_status on smtp_ip_addresses (status);

create table domain_ip_assignments (
  id uuid primary key default gen_random_uuid(),
  domain_id uuid,
  smtp_ip_address_id uuid,
  status text default 'active',
  assigned timestamptz default now(),
  expires timestamptz,
  warmup_state text
);
create index domain_ip_assignments_domain_id on domain_ip_assignments (domain_id);
create index domain_ip_assignments_smtp_ip_address_id on domain_ip_assignments (smtp_ip_address_id);

create table tenant_users (
  tenant_id uuid not null,
  user_id uuid not null,
  roles text[] not null default '{}',
  email text,
  primary key (tenant_id, user_id)
);
create index tenant_users_user_id on tenant_users (user_id);

-- Analytics tables (OLAP): filled daily in batches, ids are text

create table billing_analytics (
  id text primary key default gen_random_uuid()::text,
  tenant_id text,
  subscription_id text,
  emails_sent bigint,
  mailboxes_used integer,
  domains_used integer,
  campaigns_used integer,
  period_start timestamptz,
  period_end timestamptz,
  unique (tenant_id, period_start, period_end)
);
create index billing_analytics_period_start on billing_analytics (period_start);

create table campaign_analytics (
  campaign_id text primary key,
  company_id text,
  sent bigint,
  delivered bigint,
  bounced bigint,
  spam_complaints bigint,
  replied bigint,
  unsubscribed bigint,
  billing_id text
);
create index campaign_analytics_company_id on campaign_analytics (company_id);

create table mailbox_analytics (
  mailbox_id text primary key,
  company_id text,
  sent bigint,
  delivered bigint,
  bounced bigint,
  spam_complaints bigint,
  health_score numeric,
  warmup_status text,
  billing_id text
);
create index mailbox_analytics_company_id on mailbox_analytics (company_id);

create table deliverability_daily_summary (
  company_id text,
  tracking_date date,
  emails_sent bigint,
  emails_bounced bigint,
  emails_spam bigint,
  bounce_rate numeric
);
comment on column deliverability_daily_summary.bounce_rate is 'A fraction: 0.05 is 5 %.';
create index deliverability_daily_summary_company_id on deliverability_daily_summary (company_id, tracking_date);
create index deliverability_daily_summary_tracking_date on deliverability_daily_summary (tracking_date);
