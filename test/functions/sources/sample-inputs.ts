// What a run must be given of a generated sample, worked out from its rows without any SQL: what reading is held against.
import type { UpstreamInputs } from '../../../functions/sources/postgres/read-cost-inputs.ts'
import type { SampleTables } from '../../../infra/local/sample/sample-tables.ts'
import type { Period } from '../../../shared/periods/period.ts'

type Stamp = number | null

const stamp = (text: string | null): Stamp => (text === null ? null : Date.parse(text))

/** Dollars as text with two decimals. */
const cents = (dollars: string | null): number | null =>
  dollars === null ? null : Math.round(Number(dollars) * 100)

const byId = <Row extends { readonly id: string }>(a: Row, b: Row): number => (a.id < b.id ? -1 : 1)

const indexById = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/** Rows whose stamp lies in `[period start, asOf)`, grouped by a text id, ids ascending. */
function groupInPeriod<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  stampOf: (row: Row) => number,
  startMs: number,
  asOfMs: number,
): [string, Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    if (stampOf(row) < startMs || stampOf(row) >= asOfMs) continue
    groups.set(idOf(row), [...(groups.get(idOf(row)) ?? []), row])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

function latest(stamps: readonly Stamp[], asOfMs: number): Stamp {
  const past = stamps.filter((value): value is number => value !== null && value < asOfMs)
  return past.length === 0 ? null : past.reduce((a, b) => Math.max(a, b))
}

/** Rows in the order of their ids. */
export function sampleInputs(tables: SampleTables, period: Period, asOfMs: number): UpstreamInputs {
  const domains = indexById(tables.domains)
  const companies = indexById(tables.companies)
  const plans = indexById(tables.plans)
  const subscriptions = indexById(tables.subscriptions)
  const usage = groupInPeriod(
    tables.billing_analytics,
    (row) => row.tenant_id,
    (row) => Date.parse(row.period_start),
    period.startMs,
    asOfMs,
  )
  const days = groupInPeriod(
    tables.deliverability_daily_summary,
    (row) => row.company_id,
    (row) => Date.parse(row.tracking_date),
    period.startMs,
    asOfMs,
  )
  const addons = tables.subscription_addons.filter((addon) => addon.is_active)
  const payments = tables.payments.filter((payment) => {
    const [start, end] = [Date.parse(payment.billing_period_start), stamp(payment.billing_period_end)]
    return start < asOfMs && (start >= period.startMs || (end !== null && end > period.startMs))
  })
  const inputs = {
    vps: tables.vps_instances
      .map((vps) => ({
        id: vps.id,
        label: vps.hostwinds_instance_id,
        status: vps.status,
        approximateCostCents: cents(vps.approximate_cost),
        monthlyCostCents: cents(vps.monthly_cost),
        createdMs: stamp(vps.created),
        decommissionScheduledForMs: stamp(vps.decommission_scheduled_for),
      }))
      .sort(byId),
    ips: tables.smtp_ip_addresses
      .map((ip) => ({
        id: ip.id,
        vpsId: ip.vps_instance_id,
        address: ip.ip_address,
        status: ip.status,
        approximateCostCents: cents(ip.approximate_cost),
        createdMs: stamp(ip.created),
      }))
      .sort(byId),
    assignments: tables.domain_ip_assignments
      .filter(({ assigned, expires }) => {
        const [start, end] = [stamp(assigned), stamp(expires)]
        return start === null || (start < asOfMs && (end === null || end >= asOfMs))
      })
      .map((assignment) => {
        const domain = domains.get(assignment.domain_id)
        return {
          id: assignment.id,
          ipId: assignment.smtp_ip_address_id,
          domainId: assignment.domain_id,
          status: assignment.status,
          assignedMs: stamp(assignment.assigned),
          expiresMs: stamp(assignment.expires),
          domainExists: domain !== undefined,
          domainTenantId: domain?.tenant_id ?? null,
          companyTenantId: companies.get(domain?.company_id ?? '')?.tenant_id ?? null,
        }
      })
      .sort(byId),
    tenants: tables.tenants
      .map(({ id, name, created, deleted }) => ({
        id,
        name,
        createdMs: stamp(created),
        deletedMs: stamp(deleted),
      }))
      .sort(byId),
    subscriptions: tables.subscriptions
      .map(({ id, tenant_id, plan_id, status }) => ({
        id,
        tenantId: tenant_id,
        status,
        planName: plans.get(plan_id)?.name ?? null,
        priceMonthlyCents: plans.get(plan_id)?.price_monthly ?? null,
      }))
      .sort(byId),
    addons: addons
      .map((addon) => ({
        subscriptionId: addon.subscription_id,
        quantity: addon.quantity,
        priceMonthlyCents: cents(addon.price_monthly),
      }))
      .sort((a, b) => (JSON.stringify(Object.values(a)) < JSON.stringify(Object.values(b)) ? -1 : 1)),
    payments: payments
      .map((payment) => ({
        id: payment.id,
        subscriptionTenantId: subscriptions.get(payment.subscription_id)?.tenant_id ?? null,
        amountCents: cents(payment.amount),
        currency: payment.currency,
        status: payment.status.toLowerCase(),
        billingStartMs: stamp(payment.billing_period_start),
        billingEndMs: stamp(payment.billing_period_end),
      }))
      .sort(byId),
    usage: usage.map(([tenantIdText, rows]) => ({
      tenantIdText,
      rows: rows.length,
      rowsWithoutVolume: rows.filter((row) => row.emails_sent === null).length,
      emailsSent: sum(rows.map((row) => row.emails_sent)),
    })),
    dailySummaries: days.map(([companyIdText, rows]) => ({
      companyIdText,
      tenantId: companies.get(companyIdText.trim().toLowerCase())?.tenant_id ?? null,
      rows: rows.length,
      rowsWithoutVolume: 0,
      emailsSent: sum(rows.map((row) => row.emails_sent)),
      emailsBounced: sum(rows.map((row) => row.emails_bounced)),
    })),
    missing: new Set<string>(),
  }
  const usageRows = usage.flatMap(([, rows]) => rows)
  const dayRows = days.flatMap(([, rows]) => rows)
  const source = (name: string, rows: number, stamps: readonly Stamp[]) => ({
    name,
    rows,
    latestMs: latest(stamps, asOfMs),
  })
  return {
    ...inputs,
    sources: [
      source(
        'vps_instances',
        inputs.vps.length,
        inputs.vps.map((row) => row.createdMs),
      ),
      source(
        'smtp_ip_addresses',
        inputs.ips.length,
        inputs.ips.map((row) => row.createdMs),
      ),
      source(
        'domain_ip_assignments',
        inputs.assignments.length,
        inputs.assignments.map((row) => row.assignedMs),
      ),
      source(
        'tenants',
        inputs.tenants.length,
        inputs.tenants.map((row) => row.createdMs),
      ),
      source('subscriptions', inputs.subscriptions.length, []),
      source('subscription_addons', addons.length, []),
      source(
        'payments',
        inputs.payments.length,
        inputs.payments.map((row) => row.billingStartMs),
      ),
      source(
        'billing_analytics',
        usageRows.length,
        usageRows.map((row) => stamp(row.period_start)),
      ),
      source(
        'deliverability_daily_summary',
        dayRows.length,
        dayRows.map((row) => stamp(row.tracking_date)),
      ),
    ],
  }
}
