// At scale every id is unique and every reference lands, but for the rows that are planted to point nowhere.
import { describe, expect, it } from '@jest/globals'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'

const asOfMs = Date.UTC(2026, 2, 18, 9, 30)
const large = {
  seed: 5,
  asOfMs,
  tenants: 2_000,
  vps: 500,
  ips: 5_000,
  assignments: 20_000,
  analyticsRows: 60_000,
}
const tables = generateSample({ ...large, oddCases: false })

type Keyed = { readonly id: string }
const idsOf = (rows: readonly Keyed[]) => new Set(rows.map((row) => row.id))

/** References that land nowhere. */
const dangling = (targets: readonly Keyed[], references: readonly (string | null)[]) => {
  const ids = idsOf(targets)
  return references.filter((reference) => reference === null || !ids.has(reference))
}

function allDangling({ tenants, companies, domains, plans, subscriptions, ...rest }: typeof tables) {
  const { vps_instances, smtp_ip_addresses, domain_ip_assignments } = rest
  return [
    ...dangling(
      tenants,
      companies.map((row) => row.tenant_id),
    ),
    ...dangling(
      tenants,
      domains.map((row) => row.tenant_id),
    ),
    ...dangling(
      companies,
      domains.map((row) => row.company_id),
    ),
    ...dangling(
      tenants,
      rest.tenant_users.map((row) => row.tenant_id),
    ),
    ...dangling(
      tenants,
      subscriptions.map((row) => row.tenant_id),
    ),
    ...dangling(
      plans,
      subscriptions.map((row) => row.plan_id),
    ),
    ...dangling(
      subscriptions,
      rest.subscription_addons.map((row) => row.subscription_id),
    ),
    ...dangling(
      subscriptions,
      rest.payments.map((row) => row.subscription_id),
    ),
    ...dangling(
      vps_instances,
      smtp_ip_addresses.map((row) => row.vps_instance_id),
    ),
    ...dangling(
      smtp_ip_addresses,
      domain_ip_assignments.map((row) => row.smtp_ip_address_id),
    ),
    ...dangling(
      domains,
      domain_ip_assignments.map((row) => row.domain_id),
    ),
    ...dangling(
      tenants,
      rest.billing_analytics.map((row) => row.tenant_id),
    ),
    ...dangling(
      companies,
      rest.deliverability_daily_summary.map((row) => row.company_id),
    ),
    ...dangling(
      companies,
      rest.campaign_analytics.map((row) => row.company_id),
    ),
    ...dangling(
      companies,
      rest.mailbox_analytics.map((row) => row.company_id),
    ),
  ]
}

describe('a sample of 2,000 tenants', () => {
  it('has exactly the counts that were asked for', () => {
    expect(tables.tenants).toHaveLength(2_000)
    expect(tables.vps_instances).toHaveLength(500)
    expect(tables.smtp_ip_addresses).toHaveLength(5_000)
    expect(tables.domain_ip_assignments).toHaveLength(20_000)
    const analytics = tables.billing_analytics.length + tables.deliverability_daily_summary.length
    expect(Math.abs(analytics - 60_000)).toBeLessThan(3_000)
  })

  it('has unique ids, names, domains, addresses and billing periods', () => {
    for (const rows of [
      tables.tenants,
      tables.companies,
      tables.domains,
      tables.subscriptions,
      tables.payments,
      tables.vps_instances,
      tables.smtp_ip_addresses,
      tables.domain_ip_assignments,
    ]) {
      expect(idsOf(rows).size).toBe(rows.length)
    }
    for (const keys of [
      tables.tenants.map((row) => row.name),
      tables.domains.map((row) => row.domain),
      tables.smtp_ip_addresses.map((row) => row.ip_address),
      tables.billing_analytics.map((row) => `${row.tenant_id} ${row.period_start}`),
    ]) {
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('has ids in the shape of version 4 UUIDs', () => {
    const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(tables.tenants.filter((row) => !version4.test(row.id))).toEqual([])
    expect(tables.payments.filter((row) => !version4.test(row.id))).toEqual([])
  })

  it('has no reference that lands nowhere, unless odd cases are planted', () => {
    expect(allDangling(tables)).toEqual([])
    expect(allDangling(generateSample({ ...large, tenants: 50, vps: 5, ips: 50 })).length).toBeGreaterThan(0)
  })
})
