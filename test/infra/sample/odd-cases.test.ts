// Every odd case of the figure book is in the sample, once, under a name of its own.
import { describe, expect, it } from '@jest/globals'
import { generateSample } from '../../../infra/local/sample/generate-sample.ts'
import { oddCases } from '../../../infra/local/sample/odd-cases.ts'
import { TABLE_NAMES } from '../../../infra/local/sample/table-columns.ts'

const present = { seed: 1, asOfMs: Date.UTC(2026, 2, 18, 9, 30) }
const planted = oddCases(present)
const sample = generateSample(present)
const written = (table: string, rows: readonly object[]) =>
  rows.map((row) => `${table} ${JSON.stringify(row)}`)
const sampleRows = new Set(TABLE_NAMES.flatMap((table) => written(table, sample[table])))
const rowsOf = (name: string) => {
  const found = planted.cases.find((oddCase) => oddCase.name === name)
  if (found === undefined) throw new Error(`There is no odd case ${name}.`)
  return found.rows
}

describe('the odd cases', () => {
  it('have unique names and a sentence each', () => {
    const names = planted.cases.map((oddCase) => oddCase.name)
    expect(new Set(names).size).toBe(names.length)
    for (const { claim } of planted.cases) expect(claim).toMatch(/^[A-Z].*\.$/)
  })

  it.each(planted.cases.map((oddCase) => [oddCase.name, oddCase.rows] as const))(
    '%s is in the sample',
    (_, rows) => {
      const planted = TABLE_NAMES.flatMap((table) => written(table, rows[table] ?? []))
      expect(planted.length).toBeGreaterThan(0)
      expect(planted.filter((row) => !sampleRows.has(row))).toEqual([])
    },
  )

  it('are left out when they are not wanted', () => {
    const ordinary = generateSample({ ...present, oddCases: false })
    const ids = new Set(ordinary.tenants.map((tenant) => tenant.id))
    const oddTenants = planted.cases.flatMap((oddCase) => oddCase.rows.tenants ?? [])
    expect(oddTenants.filter((tenant) => ids.has(tenant.id))).toEqual([])
  })

  it('are the same whatever stands around them', () => {
    const large = generateSample({ ...present, tenants: 100, vps: 20, ips: 200 })
    expect(large.vps_instances).toEqual(
      expect.arrayContaining([...(rowsOf('vps_cost_unknown').vps_instances ?? [])]),
    )
  })

  it('state what is odd: prices, states and dates', () => {
    expect(rowsOf('vps_cost_unknown').vps_instances?.[0]).toMatchObject({
      approximate_cost: null,
      monthly_cost: '150.00',
    })
    expect(rowsOf('vps_cost_zero').vps_instances?.[0]?.approximate_cost).toBe('0.00')
    expect(rowsOf('ip_without_vps').smtp_ip_addresses?.[0]?.vps_instance_id).toBeNull()
    expect(rowsOf('assignment_expires_at_month_boundary').domain_ip_assignments?.[0]?.expires).toBe(
      '2026-03-01T00:00:00.000Z',
    )
    expect(rowsOf('payment_status_mixed_case').payments?.[0]?.status).toBe('Succeeded')
    expect(rowsOf('plan_price_unknown_among_several').plans?.[0]?.price_monthly).toBeNull()
  })

  it('write the upper-case tenant id of a tenant that exists', () => {
    const { tenants, billing_analytics } = rowsOf('usage_tenant_id_upper_case')
    const written = billing_analytics?.[0]?.tenant_id ?? ''
    expect(written).not.toBe(written.toLowerCase())
    expect(written.toLowerCase()).toBe(tenants?.[0]?.id)
  })
})
