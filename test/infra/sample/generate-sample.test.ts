// What the generated sample promises to whoever builds figures or a demonstration on it.
import { describe, expect, it } from '@jest/globals'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { AMBIGUOUS_TENANT_NAME } from '../../../infra/local/sample/odd-cases/tenants.ts'

const asOfMs = Date.UTC(2026, 2, 18, 9, 30)
const shipped = generateSample({ seed: 1, asOfMs })
const ordinary = generateSample({ seed: 1, asOfMs, oddCases: false })

/** Dollars text to cents. */
const cents = (dollars: string | null) => Math.round(Number(dollars ?? 0) * 100)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('the generated sample', () => {
  it('is the same for the same seed and instant', () => {
    expect(generateSample({ seed: 1, asOfMs })).toEqual(shipped)
  })

  it('is another one for another seed', () => {
    const other = generateSample({ seed: 2, asOfMs })
    expect(other.tenants.map((tenant) => tenant.id)).not.toEqual(shipped.tenants.map((tenant) => tenant.id))
    expect(other.tenants.map((tenant) => tenant.name)).not.toEqual(shipped.tenants.map(({ name }) => name))
  })

  it('keeps the tenants when only the servers grow', () => {
    const grown = generateSample({ seed: 1, asOfMs, vps: 30, ips: 300 })
    expect(grown.tenants).toEqual(shipped.tenants)
    expect(grown.payments).toEqual(shipped.payments)
  })

  it('has the counts of the shipped sample by default', () => {
    expect(ordinary.tenants).toHaveLength(46)
    expect(ordinary.vps_instances).toHaveLength(14)
    expect(ordinary.smtp_ip_addresses).toHaveLength(140)
    expect(ordinary.domain_ip_assignments).toHaveLength(364)
  })

  it('has six months of history and the present month in payments and usage', () => {
    const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03']
    const billed = new Set(shipped.billing_analytics.map((row) => row.period_start.slice(0, 7)))
    const sent = new Set(shipped.deliverability_daily_summary.map((row) => row.tracking_date.slice(0, 7)))
    const paid = new Set(shipped.payments.map((row) => row.billing_period_start.slice(0, 7)))
    expect([...billed].sort()).toEqual(months)
    expect([...sent].sort()).toEqual(months)
    expect([...paid]).toEqual(expect.arrayContaining(months))
  })

  it('gives each tenant a name of its own, but for one ambiguous pair', () => {
    const names = shipped.tenants.map((tenant) => tenant.name)
    const repeated = names.filter((name, index) => names.indexOf(name) !== index)
    expect(repeated).toEqual([AMBIGUOUS_TENANT_NAME])
  })

  it('puts nothing after its present', () => {
    const happened = [
      ...ordinary.tenants.map((row) => row.created),
      ...ordinary.payments.map((row) => row.processed),
      ...ordinary.smtp_ip_addresses.map((row) => row.created),
    ]
    for (const instant of happened) expect(Date.parse(instant ?? '1970-01-01')).toBeLessThan(asOfMs)
    for (const { tracking_date } of ordinary.deliverability_daily_summary) {
      expect(tracking_date < '2026-03-18').toBe(true)
    }
  })

  it('has daily summaries that add up to the billed emails, tenant by tenant and month by month', () => {
    const tenantOfCompany = new Map(ordinary.companies.map((company) => [company.id, company.tenant_id]))
    const sent = new Map<string, number>()
    for (const day of ordinary.deliverability_daily_summary) {
      const key = `${tenantOfCompany.get(day.company_id)} ${day.tracking_date.slice(0, 7)}`
      sent.set(key, (sent.get(key) ?? 0) + day.emails_sent)
    }
    expect(sent.size).toBe(ordinary.billing_analytics.length)
    for (const { tenant_id, period_start, emails_sent } of ordinary.billing_analytics) {
      expect(sent.get(`${tenant_id} ${period_start.slice(0, 7)}`)).toBe(emails_sent)
    }
  })

  it('bounces at 1 to 4 % overall', () => {
    const bounced = sum(ordinary.deliverability_daily_summary.map((day) => day.emails_bounced))
    const sent = sum(ordinary.deliverability_daily_summary.map((day) => day.emails_sent))
    expect(bounced / sent).toBeGreaterThan(0.01)
    expect(bounced / sent).toBeLessThan(0.04)
  })

  it('shares pool IPs among 2 to 6 tenants and dedicates the others to one', () => {
    const tenantOfDomain = new Map(ordinary.domains.map((domain) => [domain.id, domain.tenant_id]))
    const inForce = ordinary.domain_ip_assignments.filter(({ status }) => /active|warming/.test(status))
    const tenantsOfIp = Map.groupBy(inForce, (assignment) => assignment.smtp_ip_address_id)
    const sizes = [...tenantsOfIp.values()].map(
      (rows) => new Set(rows.map((row) => tenantOfDomain.get(row.domain_id))).size,
    )
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6)
    expect(sizes.filter((size) => size >= 2).length).toBeGreaterThan(20)
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(40)
  })

  it('earns more than its servers and IPs cost, while annual payments exist beside monthly ones', () => {
    const cost = sum(
      [...ordinary.vps_instances, ...ordinary.smtp_ip_addresses].map((row) => cents(row.approximate_cost)),
    )
    const prices = new Map(ordinary.plans.map((plan) => [plan.id, plan.price_monthly ?? 0]))
    const sold = ordinary.subscriptions.filter(({ status }) => status === 'active')
    expect(sum(sold.map(({ plan_id }) => prices.get(plan_id) ?? 0))).toBeGreaterThan(cost)
    const years = ordinary.payments.filter(
      ({ billing_period_start, billing_period_end }) =>
        Date.parse(billing_period_end ?? '') - Date.parse(billing_period_start) > 32 * 86_400_000,
    )
    expect(years.length).toBeGreaterThan(0)
    expect(years.length).toBeLessThan(ordinary.payments.length / 10)
  })

  it('refuses a count that is no whole number of one or more, by name', () => {
    expect(() => generateSample({ seed: 1, asOfMs, tenants: 0 })).toThrow(/tenants is 0/)
    expect(() => generateSample({ seed: 1, asOfMs, ips: 1.5 })).toThrow(/ips is 1.5/)
  })

  it('works at the first instant of a month and with a single customer', () => {
    const tiny = { seed: 3, tenants: 1, vps: 1, ips: 1, months: 1 }
    const tables = generateSample({ ...tiny, asOfMs: Date.UTC(2026, 2, 1) })
    expect(tables.vps_instances.length).toBeGreaterThan(0)
  })
})
